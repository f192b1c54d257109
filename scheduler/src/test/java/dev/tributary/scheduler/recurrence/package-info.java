/// Tests without a container.
@NullMarked
package dev.tributary.scheduler.recurrence;

import org.jspecify.annotations.NullMarked;
