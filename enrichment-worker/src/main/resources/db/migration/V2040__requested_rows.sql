-- What the bank's context was asked for: rows nobody wanted enriched when they were imported.
CREATE TABLE row_requests (
    request_id  uuid        PRIMARY KEY,
    user_id     text        NOT NULL,
    job_id      uuid,
    account_ids uuid[]      NOT NULL,
    from_day    date,
    to_day      date,
    search      text,
    -- The run its rows wait in; null when somebody only wants to know what there is.
    run_id      uuid,
    arrived     bigint      NOT NULL DEFAULT 0,
    -- How many there are; null until the bank's context has told them all.
    told        bigint,
    asked_at    timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX row_requests_by_user ON row_requests (user_id, asked_at);
