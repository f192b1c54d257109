/// Runs over HTTP.
@NullMarked
package dev.tributary.scheduler.run.rest;

import org.jspecify.annotations.NullMarked;
