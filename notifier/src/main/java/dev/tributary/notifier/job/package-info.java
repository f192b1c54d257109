/// The newest state of every import this replica has heard of, in bounded memory.
@NullMarked
package dev.tributary.notifier.job;

import org.jspecify.annotations.NullMarked;
