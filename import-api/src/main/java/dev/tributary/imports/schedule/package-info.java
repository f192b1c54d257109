/// Imports that a schedule asks for.
@NullMarked
package dev.tributary.imports.schedule;

import org.jspecify.annotations.NullMarked;
