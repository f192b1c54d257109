-- A consent is given anew by each authorisation: the bank's quotas count within one. What `/me` said of it, and when.
ALTER TABLE connections
    ADD COLUMN consent_id            uuid        NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN consented_at          timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN credentials_id        text,
    ADD COLUMN consent_checked_at    timestamptz,
    ADD COLUMN next_consent_check_at timestamptz NOT NULL DEFAULT now(),
    -- The last mark before the consent's end that was told: 14, 7 or 1 days.
    ADD COLUMN consent_warned        integer CHECK (consent_warned IN (14, 7, 1)),
    -- Listed accounts that may be one of several known ones: the person has to say.
    ADD COLUMN open_accounts         integer     NOT NULL DEFAULT 0;

UPDATE connections SET consented_at = connected_at;

CREATE INDEX connections_by_consent_check ON connections (next_consent_check_at) WHERE status = 'active';
CREATE INDEX connections_by_consent_end ON connections (consent_expires_at) WHERE status = 'active';

-- What an account is recognised by when TrueLayer's id for it changes: sealed, never plain.
-- An account whose rows were erased is never revived: the bank connected anew makes a new one.
ALTER TABLE accounts
    ADD COLUMN numbers    bytea,
    ADD COLUMN erasing    boolean NOT NULL DEFAULT false,
    ADD COLUMN erased_at  timestamptz;

CREATE INDEX accounts_to_erase ON accounts (account_id) WHERE erasing AND erased_at IS NULL;

-- What the bank said is on an account, or owed on a card, when it was asked last.
CREATE TABLE account_balances (
    account_id    uuid          PRIMARY KEY REFERENCES accounts,
    currency      text          NOT NULL,
    current       numeric(19,4) NOT NULL,
    available     numeric(19,4),
    credit        numeric(19,4),
    as_of         timestamptz,
    fetched_at    timestamptz   NOT NULL
);

-- An authorisation belongs to the browser that began it, and may renew a connection. A used one is kept until it is
-- forgotten, so that a person who comes back twice is told what happened.
ALTER TABLE authorisations
    ADD COLUMN browser_digest  bytea,
    ADD COLUMN connection_id   uuid,
    ADD COLUMN used_at         timestamptz,
    ADD COLUMN idempotency_key text,
    ADD COLUMN request         text,
    ADD COLUMN invitation      bytea;

CREATE UNIQUE INDEX authorisations_by_key ON authorisations (user_id, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- Consents a person has taken back and TrueLayer has not been told of yet. The tokens stay just for telling it.
CREATE TABLE consent_withdrawals (
    withdrawal_id           uuid        PRIMARY KEY,
    connection_id           uuid        NOT NULL,
    user_id                 text        NOT NULL,
    access_token            bytea       NOT NULL,
    access_token_expires_at timestamptz NOT NULL,
    refresh_token           bytea,
    consent_expires_at      timestamptz,
    begun_at                timestamptz NOT NULL,
    attempts                integer     NOT NULL DEFAULT 0,
    next_attempt_at         timestamptz NOT NULL,
    last_cause              text
);

CREATE INDEX consent_withdrawals_due ON consent_withdrawals (next_attempt_at);
