/// What the other contexts tell of erasures.
@NullMarked
package dev.tributary.imports.person.kafka;

import org.jspecify.annotations.NullMarked;
