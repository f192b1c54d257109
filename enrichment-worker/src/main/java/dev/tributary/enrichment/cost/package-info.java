/// What calls and tokens cost: an append-only ledger, a price list, and sums that agree.
@NullMarked
package dev.tributary.enrichment.cost;

import org.jspecify.annotations.NullMarked;
