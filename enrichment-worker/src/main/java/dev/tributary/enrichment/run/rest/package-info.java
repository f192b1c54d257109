/// Runs over HTTP.
@NullMarked
package dev.tributary.enrichment.run.rest;

import org.jspecify.annotations.NullMarked;
