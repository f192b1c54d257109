/// All that is known of a person goes, from this context, and stays away.
@NullMarked
package dev.tributary.people.erasure;

import org.jspecify.annotations.NullMarked;
