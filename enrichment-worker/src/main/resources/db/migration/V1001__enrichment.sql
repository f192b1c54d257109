-- One row per import whose rows are enriched. Its counters are what EnrichmentProgressed tells.
CREATE TABLE truelayer_enrichment_jobs (
    job_id          uuid        PRIMARY KEY,
    user_id         text        NOT NULL,
    state           text        NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'cancelled')),
    -- The import's version the state was taken from: an older control that arrives late changes nothing.
    control_version bigint      NOT NULL DEFAULT 0,
    sequence        bigint      NOT NULL DEFAULT 0,
    received        bigint      NOT NULL DEFAULT 0,
    categorised     bigint      NOT NULL DEFAULT 0,
    failed          bigint      NOT NULL DEFAULT 0,
    by_source       jsonb       NOT NULL DEFAULT '{}',
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CHECK (received >= categorised + failed)
);

CREATE INDEX truelayer_enrichment_jobs_by_user ON truelayer_enrichment_jobs (user_id, job_id);

-- One row per transaction an import asked to enrich.
CREATE TABLE enrichment_items (
    job_id               uuid          NOT NULL REFERENCES truelayer_enrichment_jobs ON DELETE CASCADE,
    transaction_id       uuid          NOT NULL,
    user_id              text          NOT NULL,
    account_id           uuid          NOT NULL,
    kind                 text          NOT NULL CHECK (kind IN ('account', 'card')),
    booked_on            date          NOT NULL,
    description          text          NOT NULL,
    merchant_name        text,
    amount               numeric(20,4) NOT NULL,
    currency             text          NOT NULL,
    transaction_category text          NOT NULL,
    classification       text[]        NOT NULL,
    merchant_key         text          NOT NULL,
    state                text          NOT NULL CHECK (state IN ('waiting', 'categorised', 'failed')),
    category             text,
    subcategory          text,
    merchant             text,
    confidence           numeric(4,3)  CHECK (confidence BETWEEN 0 AND 1),
    source               text,
    reason               text,
    -- While it is being worked on nobody else takes it; if the worker dies, somebody does after this.
    claimed_until        timestamptz,
    created_at           timestamptz   NOT NULL DEFAULT now(),
    decided_at           timestamptz,
    PRIMARY KEY (job_id, transaction_id),
    CHECK ((state = 'categorised') = (category IS NOT NULL AND source IS NOT NULL AND confidence IS NOT NULL)),
    CHECK ((state = 'failed') = (reason IS NOT NULL))
);

CREATE INDEX enrichment_items_waiting ON enrichment_items (job_id, created_at) WHERE state = 'waiting';
CREATE INDEX enrichment_items_failed ON enrichment_items (user_id, job_id, transaction_id) WHERE state = 'failed';
CREATE INDEX enrichment_items_by_user ON enrichment_items (user_id, category, source) WHERE state = 'categorised';

-- What a person decreed about a merchant. It always holds.
CREATE TABLE category_rules (
    user_id      text        NOT NULL,
    merchant_key text        NOT NULL,
    direction    text        NOT NULL CHECK (direction IN ('in', 'out')),
    category     text        NOT NULL,
    merchant     text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, merchant_key, direction)
);

-- What models decided about merchants of one person alone: people, landlords, clubs.
CREATE TABLE person_merchant_memory (
    user_id      text         NOT NULL,
    merchant_key text         NOT NULL,
    direction    text         NOT NULL CHECK (direction IN ('in', 'out')),
    category     text         NOT NULL,
    merchant     text         NOT NULL,
    confidence   numeric(4,3) NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    learned_from text         NOT NULL,
    -- The catalogue the local model knew then; another catalogue may know better, and is asked again.
    learned_with text         NOT NULL,
    learned_at   timestamptz  NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, merchant_key, direction)
);

-- What models decided about businesses everybody meets. It names no person.
CREATE TABLE shared_merchant_memory (
    merchant_key text         NOT NULL,
    direction    text         NOT NULL CHECK (direction IN ('in', 'out')),
    category     text         NOT NULL,
    merchant     text         NOT NULL,
    confidence   numeric(4,3) NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    learned_from text         NOT NULL,
    learned_with text         NOT NULL,
    learned_at   timestamptz  NOT NULL DEFAULT now(),
    PRIMARY KEY (merchant_key, direction)
);
