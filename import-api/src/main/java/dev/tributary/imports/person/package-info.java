/// A person has what is known of them, and has it erased: from this context and all others.
@NullMarked
package dev.tributary.imports.person;

import org.jspecify.annotations.NullMarked;
