-- How much of an estimate was a guess, because nothing was known of the accounts: how guesses turned out says nothing of
-- accounts that are known.
ALTER TABLE truelayer_import_jobs ADD COLUMN formula_guessed_rows double precision NOT NULL DEFAULT 0;
