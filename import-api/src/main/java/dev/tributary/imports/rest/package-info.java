/// What the HTTP resources of this context share: who asks, and that asking twice is asking once.
@NullMarked
package dev.tributary.imports.rest;

import org.jspecify.annotations.NullMarked;
