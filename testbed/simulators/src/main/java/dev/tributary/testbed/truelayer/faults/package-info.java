/// What goes wrong on purpose, and for whom.
@NullMarked
package dev.tributary.testbed.truelayer.faults;

import org.jspecify.annotations.NullMarked;
