/// How every service tells a mistake over HTTP: a problem document (RFC 9457) with a stable code and a sentence that
/// says what to do.
@NullMarked
package dev.tributary.problems;

import org.jspecify.annotations.NullMarked;
