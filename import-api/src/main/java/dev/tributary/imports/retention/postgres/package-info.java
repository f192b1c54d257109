/// Forgetting, in PostgreSQL.
@NullMarked
package dev.tributary.imports.retention.postgres;

import org.jspecify.annotations.NullMarked;
