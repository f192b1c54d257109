/// Commands and controls, as they arrive.
@NullMarked
package dev.tributary.bank.sync.kafka;

import org.jspecify.annotations.NullMarked;
