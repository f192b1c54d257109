/// Bank data: connections, accounts, tokens and transactions, and the only client of TrueLayer.
@NullMarked
package dev.tributary.bank;

import org.jspecify.annotations.NullMarked;
