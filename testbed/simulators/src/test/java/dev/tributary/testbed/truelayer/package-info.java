@NullMarked
package dev.tributary.testbed.truelayer;

import org.jspecify.annotations.NullMarked;
