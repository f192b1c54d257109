/// The projection of accounts in PostgreSQL.
@NullMarked
package dev.tributary.scheduler.account.postgres;

import org.jspecify.annotations.NullMarked;
