-- What the plain formula said of an import, and how it turned out: the next estimate is corrected by it.
ALTER TABLE truelayer_import_jobs ADD COLUMN formula_rows double precision NOT NULL DEFAULT 0;
ALTER TABLE truelayer_import_jobs ADD COLUMN formula_millis bigint NOT NULL DEFAULT 0;
ALTER TABLE truelayer_import_jobs ADD COLUMN formula_calls integer NOT NULL DEFAULT 0;
-- Paused, or kept waiting by a bank: its time says nothing of the installation's speed.
ALTER TABLE truelayer_import_jobs ADD COLUMN held boolean NOT NULL DEFAULT false;
-- Totals of an import that is over.
ALTER TABLE truelayer_import_jobs ADD COLUMN served bigint NOT NULL DEFAULT 0;
ALTER TABLE truelayer_import_jobs ADD COLUMN synced bigint NOT NULL DEFAULT 0;
ALTER TABLE truelayer_import_jobs ADD COLUMN duplicates bigint NOT NULL DEFAULT 0;
ALTER TABLE truelayer_import_jobs ADD COLUMN updated bigint NOT NULL DEFAULT 0;
ALTER TABLE truelayer_import_jobs ADD COLUMN errors bigint NOT NULL DEFAULT 0;
ALTER TABLE truelayer_import_jobs ADD COLUMN out_of_range bigint NOT NULL DEFAULT 0;

CREATE INDEX import_jobs_completed ON truelayer_import_jobs (ended_at DESC) WHERE status = 'COMPLETED';
CREATE INDEX import_jobs_completed_of_user ON truelayer_import_jobs (user_id, ended_at DESC) WHERE status = 'COMPLETED';
CREATE INDEX import_jobs_over_of_user ON truelayer_import_jobs (user_id, ended_at DESC)
    WHERE status IN ('COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED');
