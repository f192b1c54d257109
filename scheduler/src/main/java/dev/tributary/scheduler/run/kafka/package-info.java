/// Takes what import-api tells of imports.
@NullMarked
package dev.tributary.scheduler.run.kafka;

import org.jspecify.annotations.NullMarked;
