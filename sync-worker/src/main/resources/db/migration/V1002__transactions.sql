-- Booked rows, once each. identity_key is a digest of what identity_rule names, so it can be explained from the row itself.
CREATE TABLE transactions (
    transaction_id                     uuid          PRIMARY KEY,
    account_id                         uuid          NOT NULL,
    identity_key                       uuid          NOT NULL,
    identity_rule                      text          NOT NULL,
    identity_ordinal                   integer       NOT NULL,
    booked_on                          date          NOT NULL,
    booked_at                          timestamptz   NOT NULL,
    amount                             numeric(19,4) NOT NULL,
    currency                           text          NOT NULL,
    transaction_type                   text          NOT NULL,
    transaction_category               text          NOT NULL,
    classification                     text[]        NOT NULL,
    description                        text          NOT NULL,
    merchant_name                      text,
    normalised_provider_transaction_id text,
    provider_transaction_id            text,
    truelayer_transaction_id           text,
    first_seen_in                      uuid          NOT NULL,
    category                           text,
    merchant                           text,
    confidence                         numeric(5,4),
    category_source                    text,
    CONSTRAINT transactions_identity UNIQUE (account_id, identity_key),
    CHECK (identity_rule IN ('normalised_provider_transaction_id', 'provider_transaction_id', 'fingerprint'))
) WITH (fillfactor = 90);

-- The one way they are read: an account's rows, newest first.
CREATE INDEX transactions_by_day ON transactions (account_id, booked_on, transaction_id);

-- What a bank served and nobody could read. The content is sealed; the reason is not secret.
CREATE TABLE rejected_rows (
    account_id  uuid        NOT NULL,
    job_id      uuid        NOT NULL,
    unit        integer     NOT NULL,
    content_key uuid        NOT NULL,
    position    integer     NOT NULL,
    reason      text        NOT NULL,
    content     bytea       NOT NULL,
    rejected_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, job_id, unit, content_key)
);
