/// All that is known of a person, row by row.
@NullMarked
package dev.tributary.people.export;

import org.jspecify.annotations.NullMarked;
