-- Every call to TrueLayer's Data API. Written before the call goes out and closed after it, so that a crash loses none.
CREATE TABLE call_ledger (
    call_id         uuid        PRIMARY KEY,
    user_id         text        NOT NULL,
    job_id          uuid,
    account_id      uuid,
    connection_id   uuid        NOT NULL,
    provider_id     text        NOT NULL,
    endpoint        text        NOT NULL,
    attended        boolean     NOT NULL,
    started_at      timestamptz NOT NULL,
    http_status     integer,
    duration_millis bigint
);

CREATE INDEX call_ledger_open ON call_ledger (started_at) WHERE http_status IS NULL;
CREATE INDEX call_ledger_by_account ON call_ledger (account_id, endpoint, started_at);
