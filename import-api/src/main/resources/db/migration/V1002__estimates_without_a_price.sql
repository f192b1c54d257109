-- A price nobody has told is unknown, not nothing.
ALTER TABLE truelayer_import_jobs ALTER COLUMN estimated_api_cost DROP NOT NULL;
ALTER TABLE truelayer_import_jobs ALTER COLUMN estimated_enrichment_cost DROP NOT NULL;
