/// Call rates as token buckets in PostgreSQL.
@NullMarked
package dev.tributary.bank.usage.bucket4j;

import org.jspecify.annotations.NullMarked;
