-- How fast calls leave, over all replicas: one bucket for all, and one for each bank. Written by bucket4j.
CREATE TABLE call_rates (
    id         varchar(100) PRIMARY KEY,
    state      bytea,
    expires_at bigint
);
