-- People who want everything gone, or did until lately: nothing that is told of them is taken up. Who they are is known
-- until it is done; after that only their mark is.
CREATE TABLE erased_people (
    mark            text        PRIMARY KEY,
    user_id         text,
    erasure_id      uuid        NOT NULL,
    asked_at        timestamptz NOT NULL,
    answered_at     timestamptz,
    -- What happened before is past.
    closing_at      timestamptz,
    closed_at       timestamptz,
    -- Who has nothing left; with the last of them the person may come again.
    closed_contexts text[]      NOT NULL DEFAULT '{}',
    -- How many went, by table.
    erased_rows     jsonb       NOT NULL DEFAULT '{}',
    CONSTRAINT erased_people_named_until_closed CHECK ((user_id IS NULL) = (closed_at IS NOT NULL))
);
