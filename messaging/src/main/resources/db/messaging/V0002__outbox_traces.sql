-- The request an event came of, as W3C's trace context has it; empty when nobody traced it, or the row is an older version's.
ALTER TABLE outbox ADD COLUMN traceparent text NOT NULL DEFAULT '';
