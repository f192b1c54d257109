/// The life of an import: its states, the moves between them, and the use cases that make them.
@NullMarked
package dev.tributary.imports.job;

import org.jspecify.annotations.NullMarked;
