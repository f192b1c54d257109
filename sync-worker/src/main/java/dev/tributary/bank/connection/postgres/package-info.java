/// Connections and authorisations under way, in PostgreSQL.
@NullMarked
package dev.tributary.bank.connection.postgres;

import org.jspecify.annotations.NullMarked;
