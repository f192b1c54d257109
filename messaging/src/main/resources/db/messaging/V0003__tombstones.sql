-- A row without a payload is a tombstone: the broker forgets what it has under the key.
ALTER TABLE outbox ALTER COLUMN payload DROP NOT NULL;
