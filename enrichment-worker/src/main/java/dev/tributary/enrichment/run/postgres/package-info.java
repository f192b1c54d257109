/// Rows of runs in PostgreSQL.
@NullMarked
package dev.tributary.enrichment.run.postgres;

import org.jspecify.annotations.NullMarked;
