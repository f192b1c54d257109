/// The model that needs no network: nearest labelled example by meaning.
@NullMarked
package dev.tributary.enrichment.localmodel;

import org.jspecify.annotations.NullMarked;
