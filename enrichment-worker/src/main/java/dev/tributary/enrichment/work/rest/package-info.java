/// What a person can see of enrichment, and ask of it.
@NullMarked
package dev.tributary.enrichment.work.rest;

import org.jspecify.annotations.NullMarked;
