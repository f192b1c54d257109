/// What all HTTP resources of this context share: who asks, and for what.
@NullMarked
package dev.tributary.enrichment.rest;

import org.jspecify.annotations.NullMarked;
