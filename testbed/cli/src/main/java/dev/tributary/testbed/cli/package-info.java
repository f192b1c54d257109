/// The commands behind `./tributary`: arguments in, exit codes out, the work itself elsewhere.
@NullMarked
package dev.tributary.testbed.cli;

import org.jspecify.annotations.NullMarked;
