-- Every call that costs money, once, for ever. Nothing here is changed or deleted; every sum is a sum of these rows.
CREATE TABLE cost_ledger (
    -- The event's id for a call to the bank; made here for a call of a model.
    entry_id            uuid           PRIMARY KEY,
    user_id             text           NOT NULL,
    job_id              uuid,
    occurred_at         timestamptz    NOT NULL,
    kind                text           NOT NULL CHECK (kind IN ('bank_call', 'model_call')),
    -- TrueLayer's resource, or the model.
    resource            text           NOT NULL,
    input_tokens        bigint         CHECK (input_tokens >= 0),
    cached_input_tokens bigint         CHECK (cached_input_tokens >= 0),
    output_tokens       bigint         CHECK (output_tokens >= 0),
    price_list          text           NOT NULL,
    -- As the provider bills it; null when no price is known.
    billed              numeric(20,12),
    billed_currency     text,
    -- The same in the currency costs are shown in; null is unknown, and never zero.
    cost                numeric(20,12),
    recorded_at         timestamptz    NOT NULL DEFAULT now()
);

CREATE INDEX cost_ledger_by_user ON cost_ledger (user_id, occurred_at);
CREATE INDEX cost_ledger_by_job ON cost_ledger (job_id) WHERE job_id IS NOT NULL;

CREATE FUNCTION cost_ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the cost ledger is append-only';
END $$;

CREATE TRIGGER cost_ledger_is_append_only BEFORE UPDATE OR DELETE ON cost_ledger
    FOR EACH STATEMENT EXECUTE FUNCTION cost_ledger_is_append_only();

-- Which jobs have costs, and which of them changed since they were last told of.
CREATE TABLE job_costs (
    job_id     uuid        PRIMARY KEY,
    user_id    text        NOT NULL,
    sequence   bigint      NOT NULL DEFAULT 0,
    changed    boolean     NOT NULL DEFAULT true,
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX job_costs_changed ON job_costs (updated_at) WHERE changed;
CREATE INDEX job_costs_by_user ON job_costs (user_id, job_id);
