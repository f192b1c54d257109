/// The public API as the command line uses it.
@NullMarked
package dev.tributary.testbed.cli.gateway;

import org.jspecify.annotations.NullMarked;
