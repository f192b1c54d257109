-- What enrichment says beside the category, and what the person said instead: a row with a correction is theirs.
ALTER TABLE transactions
    -- What a stored row counts as; only booked ones are added up.
    ADD COLUMN IF NOT EXISTS state text NOT NULL DEFAULT 'booked'
        CHECK (state IN ('booked', 'pending', 'gone', 'withdrawn', 'undone')),
    ADD COLUMN subcategory   text,
    ADD COLUMN essential     boolean,
    ADD COLUMN why           text,
    ADD COLUMN correction_id uuid;

-- Everything people ever said about a transaction; the newest that is not withdrawn is named by the row.
CREATE TABLE corrections (
    correction_id    uuid        PRIMARY KEY,
    user_id          text        NOT NULL,
    account_id       uuid        NOT NULL,
    transaction_id   uuid        NOT NULL,
    category         text        NOT NULL,
    subcategory      text,
    merchant         text,
    apply_to_similar boolean     NOT NULL,
    corrected_at     timestamptz NOT NULL,
    withdrawn_at     timestamptz
);

CREATE INDEX corrections_by_account ON corrections (account_id, transaction_id);
