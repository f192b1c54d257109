/// What the ladder reaches on labelled files. Measured, not asserted.
@NullMarked
package dev.tributary.enrichment.benchmark;

import org.jspecify.annotations.NullMarked;
