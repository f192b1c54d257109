/// What one connection is sent, and when: a slot for the newest state of each import it watches, never a queue.
@NullMarked
package dev.tributary.notifier.stream;

import org.jspecify.annotations.NullMarked;
