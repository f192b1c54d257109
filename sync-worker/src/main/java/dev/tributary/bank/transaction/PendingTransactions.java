package dev.tributary.bank.transaction;

import java.util.List;
import java.util.UUID;

/// What banks have announced.
public interface PendingTransactions {

    /// @return what may still be booked, on the bank's present list or not
    List<PendingRow> awaited(UUID accountId);
}
