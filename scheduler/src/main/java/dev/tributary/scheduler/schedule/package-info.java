/// What is imported, how often, and whether it may be.
@NullMarked
package dev.tributary.scheduler.schedule;

import org.jspecify.annotations.NullMarked;
