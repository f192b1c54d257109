/// What a person sees: lines, tables, figures, and bars that are redrawn in place.
@NullMarked
package dev.tributary.testbed.cli.terminal;

import org.jspecify.annotations.NullMarked;
