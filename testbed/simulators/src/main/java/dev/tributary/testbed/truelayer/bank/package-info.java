/// The invented banks, their customers, and the accounts and cards these hold.
@NullMarked
package dev.tributary.testbed.truelayer.bank;

import org.jspecify.annotations.NullMarked;
