/// How often the ladder is right, and what a language model would cost beside it: measured on files of one's own.
@NullMarked
package dev.tributary.enrichment.benchmark;

import org.jspecify.annotations.NullMarked;
