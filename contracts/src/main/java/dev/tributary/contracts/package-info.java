/// What crosses a topic between two contexts: one record per event or command, the topics they travel on, nothing else.
@NullMarked
package dev.tributary.contracts;

import org.jspecify.annotations.NullMarked;
