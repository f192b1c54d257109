/// Plans over HTTP.
@NullMarked
package dev.tributary.imports.plan.rest;

import org.jspecify.annotations.NullMarked;
