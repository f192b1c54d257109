/// What all HTTP resources of this context share.
@NullMarked
package dev.tributary.scheduler.rest;

import org.jspecify.annotations.NullMarked;
