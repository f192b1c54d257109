/// The proof: what the bank served against what is stored, row by row.
@NullMarked
package dev.tributary.testbed.cli.truth;

import org.jspecify.annotations.NullMarked;
