/// Erasures go on by themselves.
@NullMarked
package dev.tributary.imports.person.clock;

import org.jspecify.annotations.NullMarked;
