/// When something recurs, in local time: pure, and right at the changes of the clocks.
@NullMarked
package dev.tributary.scheduler.recurrence;

import org.jspecify.annotations.NullMarked;
