-- One database, four owners. A context owns the schema of its name and can see nobody else's;
-- what it needs to know of another context reaches it through a topic.
-- Run once, as a superuser, in the database "tributary". Passwords are set by whoever runs it.

CREATE ROLE imports    LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE bank       LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE enrichment LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE schedules  LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;

REVOKE ALL ON DATABASE tributary FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
-- TEMPORARY: staging tables of bulk loads.
GRANT CONNECT, TEMPORARY ON DATABASE tributary TO imports, bank, enrichment, schedules;

CREATE SCHEMA imports    AUTHORIZATION imports;
CREATE SCHEMA bank       AUTHORIZATION bank;
CREATE SCHEMA enrichment AUTHORIZATION enrichment;
CREATE SCHEMA schedules  AUTHORIZATION schedules;

REVOKE ALL ON SCHEMA imports, bank, enrichment, schedules FROM PUBLIC;

-- SQL is written without schema names.
ALTER ROLE imports    IN DATABASE tributary SET search_path = imports;
ALTER ROLE bank       IN DATABASE tributary SET search_path = bank;
ALTER ROLE enrichment IN DATABASE tributary SET search_path = enrichment;
ALTER ROLE schedules  IN DATABASE tributary SET search_path = schedules;
