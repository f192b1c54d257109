/// Enrichment jobs and their items in PostgreSQL.
@NullMarked
package dev.tributary.enrichment.work.postgres;

import org.jspecify.annotations.NullMarked;
