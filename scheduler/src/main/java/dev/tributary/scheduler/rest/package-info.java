/// What all HTTP resources of this context share: who asks, and how a mistake is told.
@NullMarked
package dev.tributary.scheduler.rest;

import org.jspecify.annotations.NullMarked;
