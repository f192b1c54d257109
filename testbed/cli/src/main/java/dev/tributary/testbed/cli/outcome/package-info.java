/// How a command ends when it does not succeed.
@NullMarked
package dev.tributary.testbed.cli.outcome;

import org.jspecify.annotations.NullMarked;
