/// The projection of accounts in PostgreSQL.
@NullMarked
package dev.tributary.imports.account.postgres;

import org.jspecify.annotations.NullMarked;
