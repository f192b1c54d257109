/// Enrichment a person asks for: what it would cost, and doing it.
@NullMarked
package dev.tributary.enrichment.run;

import org.jspecify.annotations.NullMarked;
