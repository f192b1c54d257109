/// Rows runs asked for.
@NullMarked
package dev.tributary.enrichment.run.kafka;

import org.jspecify.annotations.NullMarked;
