/// Corrections as the bank context tells of them.
@NullMarked
package dev.tributary.enrichment.correction.kafka;

import org.jspecify.annotations.NullMarked;
