/// Transactions in PostgreSQL: written in batches, read in pages and streams.
@NullMarked
package dev.tributary.bank.transaction.postgres;

import org.jspecify.annotations.NullMarked;
