-- The newest control a person gave for a job; the highest version holds.
CREATE TABLE job_controls (
    job_id  uuid   PRIMARY KEY,
    state   text   NOT NULL CHECK (state IN ('running', 'paused', 'cancelled')),
    version bigint NOT NULL
);

-- One account's sync within one job: what to do, how far it got, and who may write (epoch).
CREATE TABLE account_syncs (
    job_id          uuid        NOT NULL,
    account_id      uuid        NOT NULL,
    user_id         text        NOT NULL,
    state           text        NOT NULL CHECK (state IN
                        ('syncing', 'waiting', 'paused', 'completed', 'skipped', 'failed', 'cancelled')),
    range_starts    date[]      NOT NULL,
    range_ends      date[]      NOT NULL,
    window_starts   date[]      NOT NULL,
    window_ends     date[]      NOT NULL,
    batch_size      integer     NOT NULL,
    enrich          boolean     NOT NULL,
    person_address  text,
    started_at      timestamptz NOT NULL,
    unit            integer     NOT NULL,
    rows_done       bigint      NOT NULL,
    served          bigint      NOT NULL,
    synced          bigint      NOT NULL,
    duplicates      bigint      NOT NULL,
    updated         bigint      NOT NULL,
    errors          bigint      NOT NULL,
    out_of_range    bigint      NOT NULL,
    percent         integer     NOT NULL,
    sequence        bigint      NOT NULL,
    epoch           bigint      NOT NULL,
    attempts        integer     NOT NULL,
    next_attempt_at timestamptz,
    reason          text,
    message         text,
    next_step       text,
    touched_at      timestamptz NOT NULL,
    PRIMARY KEY (job_id, account_id),
    CHECK (served = synced + duplicates + updated + errors + out_of_range),
    CHECK ((state = 'waiting') = (next_attempt_at IS NOT NULL))
) WITH (fillfactor = 70);

CREATE INDEX account_syncs_waiting ON account_syncs (next_attempt_at) WHERE state = 'waiting';
CREATE INDEX account_syncs_syncing ON account_syncs (job_id) WHERE state = 'syncing';
