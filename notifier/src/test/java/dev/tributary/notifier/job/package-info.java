/// Tests without a container.
@NullMarked
package dev.tributary.notifier.job;

import org.jspecify.annotations.NullMarked;
