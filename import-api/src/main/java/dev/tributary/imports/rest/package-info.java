/// Who asks.
@NullMarked
package dev.tributary.imports.rest;

import org.jspecify.annotations.NullMarked;
