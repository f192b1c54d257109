/// What the other contexts tell of running imports.
@NullMarked
package dev.tributary.imports.job.kafka;

import org.jspecify.annotations.NullMarked;
