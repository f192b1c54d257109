/// What happens because time passes.
@NullMarked
package dev.tributary.scheduler.run.clock;

import org.jspecify.annotations.NullMarked;
