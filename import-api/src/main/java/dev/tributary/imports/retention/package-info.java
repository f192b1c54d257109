/// What is forgotten, and when.
@NullMarked
package dev.tributary.imports.retention;

import org.jspecify.annotations.NullMarked;
