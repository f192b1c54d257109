/// Recurring imports: when each is due, and what became of it.
@NullMarked
package dev.tributary.scheduler;

import org.jspecify.annotations.NullMarked;
