/// How a row gets its category: rungs tried in order, cheapest first.
@NullMarked
package dev.tributary.enrichment.ladder;

import org.jspecify.annotations.NullMarked;
