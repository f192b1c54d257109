/// The Data API: what a bank answers, rendered once and sliced by date.
@NullMarked
package dev.tributary.testbed.truelayer.data;

import org.jspecify.annotations.NullMarked;
