/// Checkpoints, batches and controls in PostgreSQL: each batch is one transaction.
@NullMarked
package dev.tributary.bank.sync.postgres;

import org.jspecify.annotations.NullMarked;
