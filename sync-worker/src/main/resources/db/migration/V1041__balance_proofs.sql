-- What was on the account after the row, as the bank tells it; most banks do not.
ALTER TABLE transactions ADD COLUMN IF NOT EXISTS running_balance numeric(19,4);

-- Whether an account's rows add up to what the bank says is on it, and what the next proof starts from: the balance
-- before the first day that is added up, and those after the newest days that were proven.
CREATE TABLE balance_proofs (
    account_id          uuid        PRIMARY KEY,
    status              text        NOT NULL CHECK (status IN ('proven', 'broken', 'unknown')),
    as_of               timestamptz NOT NULL,
    method              text        CHECK (method IN ('running_balances', 'opening_and_sum')),
    proven_from         date,
    proven_to           date,
    first_broken_day    date,
    difference          numeric(19,4),
    reason              text,
    anchor_from         date,
    opening             numeric(19,4),
    checkpoint_days     date[]      NOT NULL DEFAULT '{}',
    checkpoint_balances numeric[]   NOT NULL DEFAULT '{}',
    CHECK ((status = 'proven') = (proven_from IS NOT NULL AND proven_to IS NOT NULL)),
    CHECK ((status = 'broken') = (first_broken_day IS NOT NULL)),
    CHECK ((status = 'unknown') = (reason IS NOT NULL)),
    CHECK ((status = 'unknown') = (method IS NULL)),
    CHECK ((anchor_from IS NULL) = (opening IS NULL))
);
