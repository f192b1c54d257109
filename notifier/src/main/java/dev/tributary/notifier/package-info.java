/// Live progress: knows the newest state of every import and pushes it to whoever watches.
@NullMarked
package dev.tributary.notifier;

import org.jspecify.annotations.NullMarked;
