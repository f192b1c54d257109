-- Rows nobody asked for yet are held; rows that wait for more than time are parked.
ALTER TABLE enrichment_items
    DROP CONSTRAINT enrichment_items_state_check,
    DROP CONSTRAINT enrichment_items_check1,
    ADD CONSTRAINT enrichment_items_state_check
        CHECK (state IN ('held', 'waiting', 'parked', 'categorised', 'failed')),
    ADD CONSTRAINT enrichment_items_reason_check CHECK ((state IN ('failed', 'parked')) = (reason IS NOT NULL)),
    -- The run a person asked for that the row waits in.
    ADD COLUMN run_id       uuid,
    -- When a parked row goes on by itself; null when a person has to act.
    ADD COLUMN parked_until timestamptz,
    -- A person said what this row is: nothing else may.
    ADD COLUMN corrected    boolean NOT NULL DEFAULT false,
    -- The correction of another row that gave this one its category.
    ADD COLUMN decided_by   uuid;

CREATE INDEX enrichment_items_parked ON enrichment_items (parked_until, job_id) WHERE state = 'parked';
CREATE INDEX enrichment_items_by_run ON enrichment_items (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX enrichment_items_by_merchant ON enrichment_items (user_id, merchant_key);
CREATE INDEX enrichment_items_by_transaction ON enrichment_items (transaction_id);
CREATE INDEX enrichment_items_by_decision ON enrichment_items (user_id, decided_at) WHERE state = 'categorised';

ALTER TABLE truelayer_enrichment_jobs
    ADD COLUMN parked      bigint NOT NULL DEFAULT 0 CHECK (parked >= 0),
    -- Why the last of them was.
    ADD COLUMN park_reason text,
    ADD CHECK (received >= categorised + failed + parked);

-- Enrichment a person asked for, over rows of any of their imports.
CREATE TABLE enrichment_runs (
    run_id     uuid        PRIMARY KEY,
    user_id    text        NOT NULL,
    rows       bigint      NOT NULL CHECK (rows >= 0),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Merchants somebody is asking a language model about right now; nobody else does meanwhile. scope is the user, or ''
-- for merchants everybody meets.
CREATE TABLE merchant_questions (
    scope         text        NOT NULL,
    merchant_key  text        NOT NULL,
    direction     text        NOT NULL CHECK (direction IN ('in', 'out')),
    claim_id      uuid        NOT NULL,
    claimed_until timestamptz NOT NULL,
    PRIMARY KEY (scope, merchant_key, direction)
);

-- Rows that were taken back: one that arrives late stays away.
CREATE TABLE removed_transactions (
    transaction_id uuid        PRIMARY KEY,
    removed_at     timestamptz NOT NULL DEFAULT now()
);

-- What a person said about a row.
CREATE TABLE corrections (
    correction_id  uuid        PRIMARY KEY,
    user_id        text        NOT NULL,
    account_id     uuid        NOT NULL,
    transaction_id uuid        NOT NULL,
    -- The row as the bank told it, to find out what it would be without the correction.
    kind           text        NOT NULL CHECK (kind IN ('account', 'card')),
    told           jsonb       NOT NULL,
    merchant_key   text        NOT NULL,
    direction      text        NOT NULL CHECK (direction IN ('in', 'out')),
    category       text        NOT NULL,
    subcategory    text,
    merchant       text,
    -- offered: similar rows stay as they are until the person wants them changed; undone: the row itself stays as the
    -- person said, nothing else follows from it; withdrawn: not even that.
    status         text        NOT NULL CHECK (status IN ('offered', 'applied', 'undone', 'withdrawn')),
    corrected_at   timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX corrections_by_transaction ON corrections (transaction_id) WHERE status <> 'withdrawn';
CREATE INDEX corrections_by_user ON corrections (user_id, correction_id);

-- Corrections that were withdrawn before they arrived.
CREATE TABLE withdrawn_corrections (
    correction_id uuid PRIMARY KEY
);

-- What similar rows had before a correction changed them.
CREATE TABLE correction_changes (
    correction_id  uuid         NOT NULL REFERENCES corrections ON DELETE CASCADE,
    job_id         uuid         NOT NULL,
    transaction_id uuid         NOT NULL,
    state          text         NOT NULL,
    category       text,
    subcategory    text,
    merchant       text,
    essential      boolean,
    confidence     numeric(4,3),
    source         text,
    reason         text,
    why            text,
    decided_by     uuid,
    PRIMARY KEY (correction_id, job_id, transaction_id)
);
