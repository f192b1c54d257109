/// What the benchmark says of files, good and bad.
@NullMarked
package dev.tributary.enrichment.benchmark;

import org.jspecify.annotations.NullMarked;
