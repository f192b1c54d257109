/// What is owed to schedules, in PostgreSQL.
@NullMarked
package dev.tributary.imports.schedule.postgres;

import org.jspecify.annotations.NullMarked;
