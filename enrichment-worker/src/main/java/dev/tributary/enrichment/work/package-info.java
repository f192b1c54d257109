/// Enriching the rows of imports: what is to be done, what was decided, what failed and why.
@NullMarked
package dev.tributary.enrichment.work;

import org.jspecify.annotations.NullMarked;
