/// Everything the scheduler keeps of a person.
@NullMarked
package dev.tributary.scheduler.person.postgres;

import org.jspecify.annotations.NullMarked;
