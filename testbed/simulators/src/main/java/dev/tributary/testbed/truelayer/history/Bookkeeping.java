package dev.tributary.testbed.truelayer.history;

import java.time.LocalDate;

/// Where a customer's rows come from.
public interface Bookkeeping {

    /// All rows up to and including the given day.
    Ledger until(LocalDate today);
}
