-- After its windows a sync asks for what is pending and for the balance, in this order. A replica that does not know
-- of these steps yet ends a sync after its windows, as it always did.
ALTER TABLE account_syncs
    ADD COLUMN closing  text[] NOT NULL DEFAULT '{}',
    ADD COLUMN gap_from date,
    ADD COLUMN gap_to   date,
    ADD CONSTRAINT account_syncs_gap CHECK ((gap_from IS NULL) = (gap_to IS NULL) AND gap_from <= gap_to);

-- Resources that answered 501: not offered is a property of the bank, so one account's answer spares all others a call.
CREATE TABLE resources_not_offered (
    provider_id text        NOT NULL,
    endpoint    text        NOT NULL,
    told_at     timestamptz NOT NULL,
    PRIMARY KEY (provider_id, endpoint)
);

-- What came of the last closing call of each account.
CREATE TABLE closing_answers (
    account_id  uuid        NOT NULL,
    resource    text        NOT NULL,
    job_id      uuid        NOT NULL,
    answered_at timestamptz,
    failed_at   timestamptz,
    failure     text,
    PRIMARY KEY (account_id, resource)
);
