/// What the ledger hears of calls to the bank.
@NullMarked
package dev.tributary.enrichment.cost.kafka;

import org.jspecify.annotations.NullMarked;
