/// Measurements of the running product, printed and never asserted.
@NullMarked
package dev.tributary.testbed.cli.bench;

import org.jspecify.annotations.NullMarked;
