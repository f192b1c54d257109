-- Why the broker will never take a row, however often it is sent; null while it may. Such a row is kept for an operator and keeps
-- no other waiting.
ALTER TABLE outbox ADD COLUMN refused_because text;
