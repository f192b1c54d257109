@NullMarked
package dev.tributary.testbed.truelayer.history;

import org.jspecify.annotations.NullMarked;
