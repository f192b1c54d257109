/// Asks providers over HTTP what they billed.
@NullMarked
package dev.tributary.enrichment.cost.http;

import org.jspecify.annotations.NullMarked;
