/// Balances and their proofs in PostgreSQL; rows are added up there, day by day.
@NullMarked
package dev.tributary.bank.balance.postgres;

import org.jspecify.annotations.NullMarked;
