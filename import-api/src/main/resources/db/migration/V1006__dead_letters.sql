-- Messages no service could take, as they lie on the topics of dead letters. The place there makes each one row however
-- often it is heard.
CREATE TABLE dead_letters (
    letter_id        uuid        PRIMARY KEY,
    topic            text        NOT NULL,
    topic_partition  integer     NOT NULL,
    topic_offset     bigint      NOT NULL,
    origin_topic     text        NOT NULL,
    origin_partition integer,
    origin_offset    bigint,
    message_key      text,
    payload          bytea,
    reason           text,
    died_at          timestamptz NOT NULL,
    state            text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'REPLAYED', 'DISCARDED')),
    settled_by       text,
    settled_at       timestamptz,
    UNIQUE (topic, topic_partition, topic_offset)
);

CREATE INDEX dead_letters_waiting ON dead_letters (letter_id DESC) WHERE state = 'WAITING';
CREATE INDEX dead_letters_settled ON dead_letters (settled_at) WHERE state <> 'WAITING';
