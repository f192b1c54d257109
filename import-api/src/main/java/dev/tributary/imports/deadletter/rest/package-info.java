/// Dead letters over HTTP, for operators.
@NullMarked
package dev.tributary.imports.deadletter.rest;

import org.jspecify.annotations.NullMarked;
