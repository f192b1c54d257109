/// Tests of the scheduler as a whole.
@NullMarked
package dev.tributary.scheduler;

import org.jspecify.annotations.NullMarked;
