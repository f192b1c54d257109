-- What a stored row counts as. Only booked rows are summed, exported and proven against balances; an undone row stays as
-- its own tombstone, so that it does not come back unasked.
ALTER TABLE transactions
    ADD COLUMN state text NOT NULL DEFAULT 'booked'
        CHECK (state IN ('booked', 'pending', 'gone', 'withdrawn', 'undone')),
    -- Of day, amount, currency, description and account: shared by twins. None while a row is pending.
    ADD COLUMN fingerprint bigint,
    -- Of everything a bank may correct. None until the row is served again.
    ADD COLUMN content bigint,
    -- What the row was known by while it was pending.
    ADD COLUMN pending_key uuid,
    -- What was on the account after this row, where the bank says it.
    ADD COLUMN IF NOT EXISTS running_balance numeric(19,4);

UPDATE transactions
SET fingerprint = ('x' || left(encode(sha256(convert_to(
        'fingerprint' || U&'\001F' || booked_on || U&'\001F' || amount || U&'\001F' || currency || U&'\001F'
            || upper(btrim(regexp_replace(description, '\s+', ' ', 'g'))), 'UTF8')), 'hex'), 16))::bit(64)::bigint
    # ('x' || left(replace(account_id::text, '-', ''), 16))::bit(64)::bigint;

CREATE INDEX transactions_by_fingerprint ON transactions (fingerprint) WHERE fingerprint IS NOT NULL;
CREATE INDEX transactions_by_provider_id ON transactions (account_id, provider_transaction_id)
    WHERE provider_transaction_id IS NOT NULL;
CREATE INDEX transactions_once_pending ON transactions (account_id, booked_on) WHERE pending_key IS NOT NULL;

-- Whatever was decided about a row after it was first stored, with the rule that decided.
CREATE TABLE transaction_decisions (
    decision_id    uuid        PRIMARY KEY,
    account_id     uuid        NOT NULL,
    transaction_id uuid        NOT NULL,
    job_id         uuid,
    decided_at     timestamptz NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('recognised', 'updated', 'settled', 'withdrawn', 'restored',
                                   'corrected', 'undone', 'undo_reverted')),
    rule           text,
    detail         jsonb
);

CREATE INDEX transaction_decisions_by_row ON transaction_decisions (transaction_id);
CREATE INDEX transaction_decisions_by_account ON transaction_decisions (account_id, decided_at);

-- Which rows an import saw again, batch by batch: one entry for many rows.
CREATE TABLE sightings (
    account_id      uuid        NOT NULL,
    job_id          uuid        NOT NULL,
    seen_at         timestamptz NOT NULL,
    rule            text        NOT NULL,
    from_day        date        NOT NULL,
    to_day          date        NOT NULL,
    transaction_ids uuid[]      NOT NULL
);

CREATE INDEX sightings_by_account ON sightings (account_id, to_day);
