/// What a person says about a transaction, and what follows from it for others.
@NullMarked
package dev.tributary.enrichment.correction;

import org.jspecify.annotations.NullMarked;
