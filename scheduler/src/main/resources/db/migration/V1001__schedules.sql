-- Recurring imports. Column names follow the product's words; enum values are the names in the code.
CREATE TABLE truelayer_import_schedules (
    schedule_id  uuid        PRIMARY KEY,
    user_id      text        NOT NULL,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    account_ids  uuid[]      NOT NULL CHECK (cardinality(account_ids) BETWEEN 1 AND 100),
    -- 'daily 06:30', 'weekly monday 06:30', 'monthly 31 06:30', 'cron 30 6 * * 1-5': local time in the zone
    frequency    text        NOT NULL CHECK (frequency ~ '^(daily|weekly|monthly|cron) '),
    zone         text        NOT NULL,
    days_back    int         NOT NULL CHECK (days_back BETWEEN 1 AND 730),
    auto_enrich  boolean     NOT NULL,
    enabled      boolean     NOT NULL,
    missed_runs  text        NOT NULL CHECK (missed_runs IN ('SKIP', 'RUN_ONCE')),
    next_run_at  timestamptz,
    last_run_id  uuid,
    last_run_at  timestamptz,
    last_status  text,
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL
);

CREATE INDEX schedules_by_due ON truelayer_import_schedules (next_run_at) WHERE enabled;
CREATE INDEX schedules_by_user ON truelayer_import_schedules (user_id, created_at);

-- One row per (schedule, due time), which is what makes firing twice fire once.
CREATE TABLE schedule_runs (
    run_id      uuid        PRIMARY KEY,
    schedule_id uuid        NOT NULL REFERENCES truelayer_import_schedules ON DELETE CASCADE,
    user_id     text        NOT NULL,
    due_at      timestamptz NOT NULL,
    fired_at    timestamptz NOT NULL CHECK (fired_at >= due_at),
    trigger     text        NOT NULL CHECK (trigger IN ('SCHEDULE', 'PERSON')),
    status      text        NOT NULL CHECK (status IN ('FIRED', 'PLANNED', 'QUEUED', 'RUNNING', 'PAUSED', 'ENRICHING',
                                                       'COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED', 'SKIPPED')),
    job_id      uuid,
    job_version bigint,
    ended_at    timestamptz,
    reason      text        CHECK (reason IN ('MISSED', 'NO_IMPORT')),
    UNIQUE (schedule_id, due_at)
);

CREATE INDEX runs_by_time ON schedule_runs (schedule_id, fired_at DESC);
CREATE INDEX runs_unheard ON schedule_runs (fired_at) WHERE status = 'FIRED';

-- Which accounts are whose, from bank.accounts.
CREATE TABLE known_accounts (
    account_id   uuid        PRIMARY KEY,
    user_id      text        NOT NULL,
    availability text        NOT NULL,
    told_at      timestamptz NOT NULL
);

-- Requests that must not be done twice.
CREATE TABLE idempotency_keys (
    user_id     text        NOT NULL,
    key         text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint text        NOT NULL,
    schedule_id uuid        NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (user_id, key)
);
