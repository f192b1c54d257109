/// The local stack as a process: its state file, its parts, starting and stopping it.
@NullMarked
package dev.tributary.testbed.cli.stack;

import org.jspecify.annotations.NullMarked;
