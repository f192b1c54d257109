/// Accounts in PostgreSQL.
@NullMarked
package dev.tributary.bank.account.postgres;

import org.jspecify.annotations.NullMarked;
