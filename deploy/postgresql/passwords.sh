#!/usr/bin/env bash
# Gives each context's role its password. Runs once, after contexts.sql, in the official image's init folder.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname tributary \
    --set imports="$IMPORTS_PASSWORD" --set bank="$BANK_PASSWORD" \
    --set enrichment="$ENRICHMENT_PASSWORD" --set schedules="$SCHEDULES_PASSWORD" <<'SQL'
ALTER ROLE imports    PASSWORD :'imports';
ALTER ROLE bank       PASSWORD :'bank';
ALTER ROLE enrichment PASSWORD :'enrichment';
ALTER ROLE schedules  PASSWORD :'schedules';
SQL
