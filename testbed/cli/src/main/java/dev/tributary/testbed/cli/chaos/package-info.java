/// A load of imports while everything they stand on is broken again and again, and the question what was lost.
@NullMarked
package dev.tributary.testbed.cli.chaos;

import org.jspecify.annotations.NullMarked;
