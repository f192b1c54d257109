/// Corrections in PostgreSQL.
@NullMarked
package dev.tributary.enrichment.correction.postgres;

import org.jspecify.annotations.NullMarked;
