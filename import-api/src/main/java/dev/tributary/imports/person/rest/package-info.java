/// A person asks for what is known of them.
@NullMarked
package dev.tributary.imports.person.rest;

import org.jspecify.annotations.NullMarked;
