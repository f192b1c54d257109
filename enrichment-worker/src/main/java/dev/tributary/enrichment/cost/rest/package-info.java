/// What a person can see of costs.
@NullMarked
package dev.tributary.enrichment.cost.rest;

import org.jspecify.annotations.NullMarked;
