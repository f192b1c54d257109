/// What happens by the clock alone.
@NullMarked
package dev.tributary.imports.job.clock;

import org.jspecify.annotations.NullMarked;
