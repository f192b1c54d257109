/// Categories decided elsewhere, as they arrive.
@NullMarked
package dev.tributary.bank.transaction.kafka;

import org.jspecify.annotations.NullMarked;
