-- What the bank context knows of an account's days, and the calls its bank still allows without the person. Accounts
-- told before have neither until they are told again.
ALTER TABLE importable_accounts ADD COLUMN coverage text NOT NULL DEFAULT '[]';
ALTER TABLE importable_accounts ADD COLUMN call_limit integer NOT NULL DEFAULT 4;
ALTER TABLE importable_accounts ADD COLUMN calls_left integer NOT NULL DEFAULT 4;
ALTER TABLE importable_accounts ADD COLUMN calls_reset_at timestamptz;

-- The days asked for of each account: `2026-01-01/2026-01-31 2026-03-01/2026-03-05`; empty when there is nothing to ask
-- for; null in imports from before, which ask for the import's whole range.
ALTER TABLE truelayer_import_progress ADD COLUMN ranges text;
-- Days of them the bank does not give.
ALTER TABLE truelayer_import_progress ADD COLUMN gap_from date;
ALTER TABLE truelayer_import_progress ADD COLUMN gap_to date;

-- Rows that wait for more than time to get a category, such as for a larger budget.
ALTER TABLE truelayer_import_jobs ADD COLUMN parked_rows bigint;
ALTER TABLE truelayer_import_jobs ADD COLUMN parked_reason text;
ALTER TABLE truelayer_import_jobs ADD COLUMN parked_message text;
ALTER TABLE truelayer_import_jobs ADD COLUMN parked_next_step text;
