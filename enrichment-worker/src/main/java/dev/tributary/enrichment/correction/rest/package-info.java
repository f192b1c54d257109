/// Corrections over HTTP.
@NullMarked
package dev.tributary.enrichment.correction.rest;

import org.jspecify.annotations.NullMarked;
