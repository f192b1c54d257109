/// Coverage in PostgreSQL: one row per account.
@NullMarked
package dev.tributary.bank.coverage.postgres;

import org.jspecify.annotations.NullMarked;
