/// Rules and merchant memory in PostgreSQL.
@NullMarked
package dev.tributary.enrichment.ladder.postgres;

import org.jspecify.annotations.NullMarked;
