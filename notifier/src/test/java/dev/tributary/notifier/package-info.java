/// Tests of the notifier as a whole.
@NullMarked
package dev.tributary.notifier;

import org.jspecify.annotations.NullMarked;
