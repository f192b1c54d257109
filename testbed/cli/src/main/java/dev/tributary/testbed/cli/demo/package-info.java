/// The demonstration: connect, import, import again, prove.
@NullMarked
package dev.tributary.testbed.cli.demo;

import org.jspecify.annotations.NullMarked;
