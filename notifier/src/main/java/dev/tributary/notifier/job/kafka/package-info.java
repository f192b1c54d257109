/// Reads the whole topic of imports, in every replica.
@NullMarked
package dev.tributary.notifier.job.kafka;

import org.jspecify.annotations.NullMarked;
