/// Messages that can never succeed as they are: kept, shown to operators, replayed or discarded.
@NullMarked
package dev.tributary.imports.deadletter;

import org.jspecify.annotations.NullMarked;
