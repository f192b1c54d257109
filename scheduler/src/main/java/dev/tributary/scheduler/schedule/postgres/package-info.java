/// Schedules in PostgreSQL.
@NullMarked
package dev.tributary.scheduler.schedule.postgres;

import org.jspecify.annotations.NullMarked;
