-- What is known of an account's days, as stretches: the arrays run in parallel, oldest first.
CREATE TABLE account_coverage (
    account_id  uuid          PRIMARY KEY,
    from_days   date[]        NOT NULL DEFAULT '{}',
    to_days     date[]        NOT NULL DEFAULT '{}',
    day_states  text[]        NOT NULL DEFAULT '{}' CHECK (day_states <@ ARRAY['covered', 'stale', 'unreachable']),
    day_answers timestamptz[] NOT NULL DEFAULT '{}',
    CHECK (cardinality(from_days) = cardinality(to_days)
           AND cardinality(from_days) = cardinality(day_states)
           AND cardinality(from_days) = cardinality(day_answers))
);
