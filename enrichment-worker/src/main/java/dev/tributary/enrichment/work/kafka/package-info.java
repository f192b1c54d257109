/// What enrichment hears of imports.
@NullMarked
package dev.tributary.enrichment.work.kafka;

import org.jspecify.annotations.NullMarked;
