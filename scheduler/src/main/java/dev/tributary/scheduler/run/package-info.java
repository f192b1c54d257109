/// Firing a schedule, once for each time it is due, and following the import that comes of it.
@NullMarked
package dev.tributary.scheduler.run;

import org.jspecify.annotations.NullMarked;
