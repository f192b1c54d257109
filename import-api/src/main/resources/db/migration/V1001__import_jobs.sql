-- What this context knows of the accounts people have connected; told by bank.accounts.
CREATE TABLE importable_accounts (
    account_id              uuid        PRIMARY KEY,
    user_id                 text        NOT NULL,
    connection_id           uuid        NOT NULL,
    kind                    text        NOT NULL CHECK (kind IN ('ACCOUNT', 'CARD')),
    display_name            text        NOT NULL,
    currency                text        NOT NULL,
    provider_id             text        NOT NULL,
    provider_name           text        NOT NULL,
    availability            text        NOT NULL CHECK (availability IN ('AVAILABLE', 'NEEDS_REAUTHORISATION', 'REMOVED')),
    consent_expires_at      timestamptz,
    stored_transactions     bigint      NOT NULL,
    earliest_transaction_on date,
    latest_transaction_on   date,
    last_synced_at          timestamptz,
    told_at                 timestamptz NOT NULL
);

CREATE INDEX importable_accounts_by_user ON importable_accounts (user_id);

CREATE TABLE truelayer_import_jobs (
    job_id                uuid           PRIMARY KEY,
    user_id               text           NOT NULL,
    version               bigint         NOT NULL,
    status                text           NOT NULL CHECK (status IN ('PLANNED', 'QUEUED', 'RUNNING', 'PAUSED', 'ENRICHING', 'COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED')),
    from_date             date           NOT NULL,
    to_date               date           NOT NULL CHECK (to_date >= from_date),
    auto_enrich           boolean        NOT NULL,
    batch_size            integer        NOT NULL CHECK (batch_size BETWEEN 10 AND 1000),
    max_parallel_accounts integer        NOT NULL CHECK (max_parallel_accounts BETWEEN 1 AND 10),
    person_address        text,
    schedule_id           uuid,
    run_id                uuid           UNIQUE,
    retry_of              uuid,
    planned_at            timestamptz    NOT NULL,
    queued_at             timestamptz,
    started_at            timestamptz,
    ended_at              timestamptz,
    changed_at            timestamptz    NOT NULL,
    estimated_low         bigint         NOT NULL,
    estimated_likely      bigint         NOT NULL,
    estimated_high        bigint         NOT NULL,
    estimated_seconds     bigint         NOT NULL,
    estimated_api_calls   integer        NOT NULL,
    estimated_api_cost    numeric(20,12) NOT NULL,
    estimated_enrichment_cost numeric(20,12) NOT NULL,
    currency              text           NOT NULL,
    categorised           bigint         NOT NULL DEFAULT 0,
    enrichment_failed     bigint         NOT NULL DEFAULT 0,
    enrichment_by_source  text           NOT NULL DEFAULT '{}',
    enrichment_sequence   bigint         NOT NULL DEFAULT 0,
    api_calls             integer        NOT NULL DEFAULT 0,
    api_cost              numeric(20,12) NOT NULL DEFAULT 0,
    llm_calls             integer        NOT NULL DEFAULT 0,
    llm_tokens            bigint         NOT NULL DEFAULT 0,
    enrichment_cost       numeric(20,12) NOT NULL DEFAULT 0,
    unknown_prices        integer        NOT NULL DEFAULT 0,
    cost_sequence         bigint         NOT NULL DEFAULT 0
);

CREATE INDEX import_jobs_newest_first ON truelayer_import_jobs (user_id, planned_at DESC, job_id DESC);
CREATE INDEX import_jobs_queue ON truelayer_import_jobs (queued_at) WHERE status = 'QUEUED';
CREATE INDEX import_jobs_in_progress ON truelayer_import_jobs (user_id) WHERE status IN ('RUNNING', 'ENRICHING');

CREATE TABLE truelayer_import_progress (
    job_id        uuid        NOT NULL REFERENCES truelayer_import_jobs ON DELETE CASCADE,
    account_id    uuid        NOT NULL,
    position      integer     NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('ACCOUNT', 'CARD')),
    display_name  text        NOT NULL,
    provider_name text        NOT NULL,
    status        text        NOT NULL CHECK (status IN ('PENDING', 'SYNCING', 'WAITING', 'PAUSED', 'COMPLETED', 'SKIPPED', 'FAILED', 'CANCELLED')),
    reason        text,
    message       text,
    next_step     text,
    waiting_until timestamptz,
    sequence      bigint      NOT NULL,
    percent       integer     NOT NULL CHECK (percent BETWEEN 0 AND 100),
    served        bigint      NOT NULL,
    synced        bigint      NOT NULL,
    duplicates    bigint      NOT NULL,
    updated       bigint      NOT NULL,
    errors        bigint      NOT NULL,
    out_of_range  bigint      NOT NULL,
    PRIMARY KEY (job_id, account_id)
);

-- A request repeated with the same Idempotency-Key gets the first one's answer and has no second effect.
CREATE TABLE idempotency_keys (
    user_id    text        NOT NULL,
    key        text        NOT NULL,
    request    text        NOT NULL,
    answer     text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, key)
);
