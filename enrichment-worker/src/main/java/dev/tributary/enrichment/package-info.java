/// Categories and costs of imported transactions: how the parts of this service are put together.
@NullMarked
package dev.tributary.enrichment;

import org.jspecify.annotations.NullMarked;
