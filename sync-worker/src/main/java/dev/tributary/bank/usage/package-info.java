/// The ledger of calls to TrueLayer: one entry for each, whatever came of it.
@NullMarked
package dev.tributary.bank.usage;

import org.jspecify.annotations.NullMarked;
