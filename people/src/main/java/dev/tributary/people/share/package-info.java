/// Nobody takes so much that others get nothing.
@NullMarked
package dev.tributary.people.share;

import org.jspecify.annotations.NullMarked;
