/// Runs in PostgreSQL, claimed so that any number of replicas may tick.
@NullMarked
package dev.tributary.scheduler.run.postgres;

import org.jspecify.annotations.NullMarked;
