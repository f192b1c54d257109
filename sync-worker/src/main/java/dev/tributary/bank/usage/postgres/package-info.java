/// The call ledger in PostgreSQL.
@NullMarked
package dev.tributary.bank.usage.postgres;

import org.jspecify.annotations.NullMarked;
