-- Every change of an import in words: who, when, why.
CREATE TABLE import_timeline (
    entry_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_id      uuid        NOT NULL REFERENCES truelayer_import_jobs ON DELETE CASCADE,
    happened_at timestamptz NOT NULL,
    actor       text        NOT NULL,
    reason      text,
    kind        text        NOT NULL,
    account_id  uuid,
    message     text        NOT NULL
);

CREATE INDEX import_timeline_of_job ON import_timeline (job_id, entry_id);

-- When a worker last told of the account, and how often it was sent out again since.
ALTER TABLE truelayer_import_progress ADD COLUMN heard_at timestamptz;
ALTER TABLE truelayer_import_progress ADD COLUMN resends integer NOT NULL DEFAULT 0;

-- The newest version that was told on import.jobs, and when: changes in quick succession are told together.
ALTER TABLE truelayer_import_jobs ADD COLUMN told_version bigint NOT NULL DEFAULT 0;
ALTER TABLE truelayer_import_jobs ADD COLUMN told_at timestamptz NOT NULL DEFAULT now();
UPDATE truelayer_import_jobs SET told_version = version;

CREATE INDEX import_jobs_to_tell ON truelayer_import_jobs (told_at) WHERE told_version < version;
CREATE INDEX import_jobs_live ON truelayer_import_jobs (changed_at) WHERE status IN ('RUNNING', 'ENRICHING');

-- Per-account details of an import that ended long ago are pruned; its totals stay.
ALTER TABLE truelayer_import_jobs ADD COLUMN pruned_at timestamptz;
ALTER TABLE truelayer_import_jobs ADD COLUMN account_count integer;
CREATE INDEX import_jobs_to_prune ON truelayer_import_jobs (ended_at) WHERE ended_at IS NOT NULL AND pruned_at IS NULL;

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
