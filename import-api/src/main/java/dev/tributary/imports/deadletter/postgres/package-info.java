/// Dead letters in PostgreSQL.
@NullMarked
package dev.tributary.imports.deadletter.postgres;

import org.jspecify.annotations.NullMarked;
