/// Imports over HTTP: start, status, control, queue and history.
@NullMarked
package dev.tributary.imports.job.rest;

import org.jspecify.annotations.NullMarked;
