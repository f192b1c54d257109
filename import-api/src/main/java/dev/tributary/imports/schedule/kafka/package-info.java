/// Hears schedules fire.
@NullMarked
package dev.tributary.imports.schedule.kafka;

import org.jspecify.annotations.NullMarked;
