/// What steering the simulator over HTTP has in common, whatever is steered.
@NullMarked
package dev.tributary.testbed.truelayer.control;

import org.jspecify.annotations.NullMarked;
