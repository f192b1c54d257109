/// Erasures, and everything this context keeps of a person.
@NullMarked
package dev.tributary.imports.person.postgres;

import org.jspecify.annotations.NullMarked;
