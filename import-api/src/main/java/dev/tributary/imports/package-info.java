/// The import context: plan, queue, orchestrate and report imports of several accounts over one date range.
@NullMarked
package dev.tributary.imports;

import org.jspecify.annotations.NullMarked;
