-- People who want everything gone, from every context. Who they are is known until it is done; the proof stays, under
-- a mark only they can find.
CREATE TABLE erasures (
    erasure_id uuid        PRIMARY KEY,
    mark       text        NOT NULL,
    user_id    text,
    asked_at   timestamptz NOT NULL,
    closing_at timestamptz,
    ended_at   timestamptz,
    CHECK ((user_id IS NULL) = (ended_at IS NOT NULL))
);

CREATE UNIQUE INDEX erasures_going_on ON erasures (user_id) WHERE user_id IS NOT NULL;

CREATE TABLE erasure_answers (
    erasure_id  uuid        NOT NULL REFERENCES erasures,
    context     text        NOT NULL,
    answered_at timestamptz NOT NULL,
    -- When it had looked once more.
    last_at     timestamptz,
    erased_rows jsonb       NOT NULL,
    PRIMARY KEY (erasure_id, context)
);
