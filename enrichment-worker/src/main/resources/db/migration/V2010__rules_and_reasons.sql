-- What a person decreed about a merchant, one row per correction. The newest that was not withdrawn holds, so taking a
-- correction back brings the one before it back. Takes the place of category_rules, which is dropped once nobody reads it.
CREATE TABLE person_rules (
    user_id       text        NOT NULL,
    correction_id uuid        NOT NULL,
    merchant_key  text        NOT NULL,
    direction     text        NOT NULL CHECK (direction IN ('in', 'out')),
    category      text        NOT NULL,
    -- Null: the person left the name as it is printed.
    merchant      text,
    decreed_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    withdrawn_at  timestamptz,
    PRIMARY KEY (user_id, correction_id)
);

CREATE INDEX person_rules_in_force ON person_rules (user_id, merchant_key, direction, decreed_at DESC)
    WHERE withdrawn_at IS NULL;

INSERT INTO person_rules (user_id, correction_id, merchant_key, direction, category, merchant, decreed_at)
SELECT user_id, gen_random_uuid(), merchant_key, direction, category, merchant, created_at FROM category_rules;

-- What a person is told of a verdict besides the category. Null in rows that were decided before.
ALTER TABLE enrichment_items
    ADD COLUMN essential boolean,
    ADD COLUMN why       text;
