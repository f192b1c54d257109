/// What every context owes a person. Nothing else may grow here.
@NullMarked
package dev.tributary.people;

import org.jspecify.annotations.NullMarked;
