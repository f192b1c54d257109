/// The categories there are, for who shows or chooses them.
@NullMarked
package dev.tributary.enrichment.taxonomy.rest;

import org.jspecify.annotations.NullMarked;
