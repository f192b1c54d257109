/// An import followed live until it has ended.
@NullMarked
package dev.tributary.testbed.cli.progress;

import org.jspecify.annotations.NullMarked;
