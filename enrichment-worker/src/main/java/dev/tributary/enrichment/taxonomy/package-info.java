/// What spending is called: two levels of categories, as data with a version.
@NullMarked
package dev.tributary.enrichment.taxonomy;

import org.jspecify.annotations.NullMarked;
