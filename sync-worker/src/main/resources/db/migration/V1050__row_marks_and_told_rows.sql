-- Whoever writes rows of an account leaves a mark of their own on it. A worker that finds its own knows all rows the
-- account has; none at all is an account without rows, or one whose rows are older than marks.
ALTER TABLE accounts ADD COLUMN rows_mark uuid;

-- Rows nobody asked to enrich are told to enrichment when their sync is over, in the background.
ALTER TABLE account_syncs ADD COLUMN told boolean NOT NULL DEFAULT true;

CREATE INDEX account_syncs_untold ON account_syncs (touched_at) WHERE NOT told;
