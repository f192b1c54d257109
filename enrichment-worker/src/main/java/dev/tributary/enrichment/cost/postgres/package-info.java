/// The ledger in PostgreSQL.
@NullMarked
package dev.tributary.enrichment.cost.postgres;

import org.jspecify.annotations.NullMarked;
