-- What was tried for a sync, and the answer TrueLayer is preparing for it.
ALTER TABLE account_syncs
    ADD COLUMN remapped      boolean NOT NULL DEFAULT false,
    ADD COLUMN ask_later     boolean NOT NULL DEFAULT false,
    ADD COLUMN task_id       text,
    ADD COLUMN task_uri      text,
    ADD COLUMN task_asked_at timestamptz,
    ADD COLUMN task_polls    integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT account_syncs_task CHECK (
        (task_id IS NULL) = (task_uri IS NULL) AND (task_id IS NULL) = (task_asked_at IS NULL));

CREATE INDEX account_syncs_by_task ON account_syncs (task_id) WHERE task_id IS NOT NULL;

-- How banks behave, whoever asks. open_until is set while a bank that kept failing is left alone; the first call after
-- it is a trial, and has until trial_until to come back.
CREATE TABLE provider_conduct (
    provider_id   text        PRIMARY KEY,
    failures      integer     NOT NULL DEFAULT 0,
    openings      integer     NOT NULL DEFAULT 0,
    open_until    timestamptz,
    trial_until   timestamptz,
    slow_until    timestamptz,
    locks_history boolean     NOT NULL DEFAULT false
);
