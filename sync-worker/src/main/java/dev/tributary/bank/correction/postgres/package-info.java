/// Corrections in PostgreSQL: the row, its history and the event are one transaction.
@NullMarked
package dev.tributary.bank.correction.postgres;

import org.jspecify.annotations.NullMarked;
