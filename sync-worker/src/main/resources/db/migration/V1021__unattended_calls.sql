-- What banks allow without the person: calls in any 24 hours per account, endpoint and consent. `*` is the rule, other
-- rows are exceptions; written from the configuration when a worker starts.
CREATE TABLE call_limits (
    provider_id text    PRIMARY KEY,
    calls       integer NOT NULL CHECK (calls >= 0)
);

-- When such calls were made. A call is entered before it leaves.
CREATE TABLE unattended_calls (
    account_id    uuid          NOT NULL,
    consent_id    uuid          NOT NULL,
    endpoint      text          NOT NULL,
    made_at       timestamptz[] NOT NULL,
    blocked_until timestamptz,
    PRIMARY KEY (account_id, consent_id, endpoint)
);

-- What TrueLayer has answered lately: for an hour it gives the same answer again, free and stale.
CREATE TABLE answered_requests (
    consent_id  uuid        NOT NULL,
    request     text        NOT NULL,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (consent_id, request)
);

CREATE INDEX answered_requests_by_age ON answered_requests (answered_at);
