/// Schedules over HTTP.
@NullMarked
package dev.tributary.scheduler.schedule.rest;

import org.jspecify.annotations.NullMarked;
