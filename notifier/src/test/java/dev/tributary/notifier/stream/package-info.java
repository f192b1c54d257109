/// Tests without a container.
@NullMarked
package dev.tributary.notifier.stream;

import org.jspecify.annotations.NullMarked;
