/// Import jobs in PostgreSQL, with the events their changes owe to Kafka.
@NullMarked
package dev.tributary.imports.job.postgres;

import org.jspecify.annotations.NullMarked;
