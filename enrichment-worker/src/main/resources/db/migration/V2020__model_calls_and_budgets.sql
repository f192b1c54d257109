-- What providers ask for tokens. A price that was used is never changed: another row takes its place.
CREATE TABLE model_prices (
    price_id                 text          PRIMARY KEY,
    model                    text          NOT NULL,
    valid_from               timestamptz   NOT NULL,
    -- Null: until another price of the model begins.
    valid_to                 timestamptz   CHECK (valid_to > valid_from),
    currency                 text          NOT NULL,
    -- The price of prompts longer than this; the largest that fits holds.
    above_input_tokens       bigint        NOT NULL DEFAULT 0 CHECK (above_input_tokens >= 0),
    input_per_million        numeric(18,6) NOT NULL CHECK (input_per_million >= 0),
    cached_input_per_million numeric(18,6) NOT NULL CHECK (cached_input_per_million >= 0),
    cache_write_per_million  numeric(18,6) NOT NULL CHECK (cache_write_per_million >= 0),
    output_per_million       numeric(18,6) NOT NULL CHECK (output_per_million >= 0),
    -- What is taken off for work that can wait: 0.5 is half.
    batch_discount           numeric(4,3)  NOT NULL DEFAULT 0 CHECK (batch_discount BETWEEN 0 AND 1),
    listed_at                timestamptz   NOT NULL DEFAULT now(),
    UNIQUE (model, valid_from, above_input_tokens)
);

CREATE FUNCTION model_prices_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a price is never changed: list another one';
END $$;

CREATE TRIGGER model_prices_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON model_prices
    FOR EACH STATEMENT EXECUTE FUNCTION model_prices_are_append_only();

ALTER TABLE cost_ledger
    ADD COLUMN run_id              uuid,
    ADD COLUMN cache_write_tokens  bigint CHECK (cache_write_tokens >= 0),
    -- Merchants the call asked about.
    ADD COLUMN merchants           integer CHECK (merchants >= 0),
    ADD COLUMN provider_request_id text,
    -- The row of the price list; null when no price is known, and for calls to the bank.
    ADD COLUMN price_id            text REFERENCES model_prices;

-- The provider bills a request once.
CREATE UNIQUE INDEX cost_ledger_by_provider_request ON cost_ledger (resource, provider_request_id)
    WHERE provider_request_id IS NOT NULL;
CREATE INDEX cost_ledger_by_run ON cost_ledger (run_id) WHERE run_id IS NOT NULL;

CREATE TRIGGER cost_ledger_is_never_emptied BEFORE TRUNCATE ON cost_ledger
    FOR EACH STATEMENT EXECUTE FUNCTION cost_ledger_is_append_only();

-- Calls of a model from before they are sent until it is known what they cost. The ledger's entry has the same id.
CREATE TABLE model_calls (
    call_id        uuid           PRIMARY KEY,
    user_id        text           NOT NULL,
    job_id         uuid           NOT NULL,
    run_id         uuid,
    model          text           NOT NULL,
    merchants      integer        NOT NULL,
    begun_at       timestamptz    NOT NULL,
    -- What it can cost at most; null when no price is known.
    reserved       numeric(20,12) CHECK (reserved >= 0),
    state          text           NOT NULL CHECK (state IN ('begun', 'silent', 'settled', 'not_billed')),
    ended_at       timestamptz,
    -- When the provider is asked what became of it; a call whose worker died is asked about, too.
    next_lookup_at timestamptz    NOT NULL,
    lookups        integer        NOT NULL DEFAULT 0,
    CHECK ((state IN ('settled', 'not_billed')) = (ended_at IS NOT NULL))
);

CREATE INDEX model_calls_open ON model_calls (next_lookup_at) WHERE ended_at IS NULL;
CREATE INDEX model_calls_open_by_user ON model_calls (user_id, job_id) WHERE ended_at IS NULL;

-- How much may be spent on models. A user's own limits; '' is the installation's.
CREATE TABLE budget_limits (
    owner      text           PRIMARY KEY,
    per_import numeric(20,12) CHECK (per_import >= 0),
    per_month  numeric(20,12) CHECK (per_month >= 0),
    per_day    numeric(20,12) CHECK (per_day >= 0),
    updated_at timestamptz    NOT NULL DEFAULT now(),
    CHECK ((owner = '') OR per_day IS NULL),
    CHECK ((owner <> '') OR (per_import IS NULL AND per_month IS NULL))
);

-- What was spent on models and what is reserved for calls under way: by import (its id), by user and month
-- (2026-11/user), by day of the installation (2026-11-22). Days and months are UTC.
CREATE TABLE budget_accounts (
    kind     text           NOT NULL CHECK (kind IN ('import', 'month', 'day')),
    owner    text           NOT NULL,
    spent    numeric(20,12) NOT NULL DEFAULT 0 CHECK (spent >= 0),
    reserved numeric(20,12) NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    PRIMARY KEY (kind, owner)
);

INSERT INTO budget_accounts (kind, owner, spent)
SELECT 'import', job_id::text, sum(cost) FROM cost_ledger
WHERE kind = 'model_call' AND job_id IS NOT NULL AND cost IS NOT NULL GROUP BY job_id
UNION ALL
SELECT 'month', to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM') || '/' || user_id, sum(cost) FROM cost_ledger
WHERE kind = 'model_call' AND cost IS NOT NULL GROUP BY 2
UNION ALL
SELECT 'day', to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), sum(cost) FROM cost_ledger
WHERE kind = 'model_call' AND cost IS NOT NULL GROUP BY 2;

-- Token buckets of what a provider takes a minute, of all replicas together.
CREATE TABLE model_limits (
    model        text        PRIMARY KEY,
    requests     numeric     NOT NULL,
    tokens       numeric     NOT NULL,
    refilled_at  timestamptz NOT NULL,
    paused_until timestamptz
);

-- What an import, or a run a person asked for, was thought to cost before it began.
CREATE TABLE cost_estimates (
    subject_id   uuid        PRIMARY KEY,
    user_id      text        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('import', 'run')),
    bank_calls   bigint,
    bank         numeric(20,12),
    models       numeric(20,12),
    currency     text        NOT NULL,
    estimated_at timestamptz NOT NULL
);

CREATE INDEX cost_estimates_by_user ON cost_estimates (user_id, subject_id);

-- Every call there is: those of the ledger, and those nobody knows the cost of yet.
CREATE VIEW calls AS
SELECT entry_id AS call_id, user_id, job_id, run_id, occurred_at, kind, resource, input_tokens, cached_input_tokens,
    cache_write_tokens, output_tokens, merchants, price_id, billed, billed_currency, cost, NULL::numeric AS reserved
FROM cost_ledger
UNION ALL
SELECT call_id, user_id, job_id, run_id, begun_at, 'open_call', model, NULL, NULL, NULL, NULL, merchants, NULL, NULL, NULL,
    NULL, reserved
FROM model_calls WHERE ended_at IS NULL;
