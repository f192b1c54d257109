@NullMarked
package dev.tributary.testbed.truelayer.faults;

import org.jspecify.annotations.NullMarked;
