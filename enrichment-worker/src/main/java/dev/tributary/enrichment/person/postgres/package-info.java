/// Everything enrichment keeps of a person.
@NullMarked
package dev.tributary.enrichment.person.postgres;

import org.jspecify.annotations.NullMarked;
