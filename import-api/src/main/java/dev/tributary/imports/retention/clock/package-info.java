/// Forgets by the clock.
@NullMarked
package dev.tributary.imports.retention.clock;

import org.jspecify.annotations.NullMarked;
