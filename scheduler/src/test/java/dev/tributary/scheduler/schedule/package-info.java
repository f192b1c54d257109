/// Tests without a container.
@NullMarked
package dev.tributary.scheduler.schedule;

import org.jspecify.annotations.NullMarked;
