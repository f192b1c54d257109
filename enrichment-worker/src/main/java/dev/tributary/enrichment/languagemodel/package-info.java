/// The last rung: a language model asked in batches, its answers distrusted.
@NullMarked
package dev.tributary.enrichment.languagemodel;

import org.jspecify.annotations.NullMarked;
