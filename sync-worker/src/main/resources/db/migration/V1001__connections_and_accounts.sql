-- An authorisation under way. The state itself leaves with the person; only its digest stays here.
CREATE TABLE authorisations (
    state_digest  bytea       PRIMARY KEY,
    user_id       text        NOT NULL,
    code_verifier bytea       NOT NULL,
    expires_at    timestamptz NOT NULL
);

-- A bank a person connected. Tokens are sealed (AES-256-GCM bound to tenant, connection and field).
CREATE TABLE connections (
    connection_id           uuid        PRIMARY KEY,
    user_id                 text        NOT NULL,
    provider_id             text        NOT NULL,
    provider_name           text        NOT NULL,
    provider_logo_uri       text,
    status                  text        NOT NULL CHECK (status IN ('active', 'needs_reauthorisation', 'revoked')),
    access_token            bytea,
    access_token_expires_at timestamptz,
    refresh_token           bytea,
    connected_at            timestamptz NOT NULL,
    consent_expires_at      timestamptz,
    CHECK (status <> 'revoked' OR (access_token IS NULL AND refresh_token IS NULL))
);

CREATE INDEX connections_by_user ON connections (user_id, connected_at);

-- A bank account or card. Its id is ours and stays when the connection or TrueLayer's id changes.
CREATE TABLE accounts (
    account_id              uuid        PRIMARY KEY,
    user_id                 text        NOT NULL,
    connection_id           uuid        NOT NULL REFERENCES connections,
    kind                    text        NOT NULL CHECK (kind IN ('account', 'card')),
    provider_id             text        NOT NULL,
    provider_account_id     text        NOT NULL,
    display_name            text        NOT NULL,
    currency                text        NOT NULL,
    availability            text        NOT NULL CHECK (availability IN ('available', 'needs_reauthorisation', 'removed')),
    stored_transactions     bigint      NOT NULL DEFAULT 0,
    earliest_transaction_on date,
    latest_transaction_on   date,
    last_synced_at          timestamptz,
    UNIQUE (user_id, provider_id, kind, provider_account_id)
);

CREATE INDEX accounts_by_connection ON accounts (connection_id);
