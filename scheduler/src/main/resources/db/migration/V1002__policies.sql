-- What a schedule imports: the accounts it names, or all there are when it is due; some days back, or what is not covered.
ALTER TABLE truelayer_import_schedules
    ADD COLUMN all_accounts    boolean NOT NULL DEFAULT false,
    ADD COLUMN overlap         text    NOT NULL DEFAULT 'SKIP' CHECK (overlap IN ('SKIP', 'QUEUE')),
    ADD COLUMN jitter_seconds  int     NOT NULL DEFAULT 0 CHECK (jitter_seconds BETWEEN 0 AND 3600),
    -- Since when every run has failed; null while the last one that ended brought something.
    ADD COLUMN failing_since   timestamptz,
    ADD COLUMN last_failed_at  timestamptz,
    ADD COLUMN disabled_reason text,
    ALTER COLUMN days_back DROP NOT NULL,
    DROP CONSTRAINT truelayer_import_schedules_account_ids_check,
    ADD CONSTRAINT accounts_chosen CHECK (all_accounts OR cardinality(account_ids) BETWEEN 1 AND 100),
    DROP CONSTRAINT truelayer_import_schedules_missed_runs_check,
    ADD CONSTRAINT missed_runs_known CHECK (missed_runs IN ('SKIP', 'RUN_ONCE', 'CATCH_UP'));

ALTER TABLE truelayer_import_schedules ADD CONSTRAINT disabled_for_a_reason CHECK (NOT enabled OR disabled_reason IS NULL);

-- A run that waits for the one before it, and what a run that came to nothing says.
ALTER TABLE schedule_runs
    ADD COLUMN message   text,
    ADD COLUMN next_step text,
    ADD COLUMN incremental boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT schedule_runs_reason_check,
    DROP CONSTRAINT schedule_runs_status_check,
    ADD CONSTRAINT run_status_known CHECK (status IN ('WAITING', 'FIRED', 'PLANNED', 'QUEUED', 'RUNNING', 'PAUSED',
        'ENRICHING', 'COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED', 'SKIPPED'));

CREATE INDEX runs_going ON schedule_runs (schedule_id) WHERE ended_at IS NULL;
CREATE INDEX runs_waiting ON schedule_runs (schedule_id) WHERE status = 'WAITING';

-- What a schedule has to say of its accounts.
ALTER TABLE known_accounts
    ADD COLUMN provider_name      text NOT NULL DEFAULT '',
    ADD COLUMN consent_expires_at timestamptz;

CREATE INDEX known_accounts_by_user ON known_accounts (user_id);

UPDATE schedule_runs
SET message = CASE reason WHEN 'MISSED' THEN 'Tributary was not running when this was due, and the schedule skips what it has missed.'
                          ELSE 'No import came of this run.' END,
    next_step = 'Run it by hand.',
    reason = lower(reason)
WHERE reason IS NOT NULL;

ALTER TABLE schedule_runs ADD CONSTRAINT reason_in_words
    CHECK ((reason IS NULL) = (message IS NULL) AND (reason IS NULL) = (next_step IS NULL));
