/// Calendar days: ranges of them, and sets made of ranges.
@NullMarked
package dev.tributary.imports.days;

import org.jspecify.annotations.NullMarked;
