/// What crosses a topic between two contexts: one record per event or command, the topics they travel on, the keys of
/// categories they speak of, nothing else.
@NullMarked
package dev.tributary.contracts;

import org.jspecify.annotations.NullMarked;
