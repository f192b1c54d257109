package dev.tributary.testbed.truelayer.history;

import java.time.LocalDate;
import java.util.List;

/// Where a customer's rows come from.
public interface Bookkeeping {

    /// All rows up to and including today. A later day adds rows and changes none. Rows dated after today are payments
    /// made lately that the bank has not booked yet.
    Ledger until(LocalDate today);

    /// What leaves or reaches an account by standing order.
    default List<StandingOrder> standingOrders(String account) {
        return List.of();
    }

    /// Who may collect from an account.
    default List<DirectDebit> directDebits(String account) {
        return List.of();
    }
}
