/// The other contexts are asked with the person's own token.
@NullMarked
package dev.tributary.imports.person.http;

import org.jspecify.annotations.NullMarked;
