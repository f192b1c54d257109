package dev.tributary.bank.sync;

import dev.tributary.bank.truelayer.BankBalance;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.BankTransaction;
import java.util.List;

/// What came of a closing step.
public sealed interface ClosingAnswer {

    /// @param rows all that are pending now
    record Pending(List<BankTransaction> rows) implements ClosingAnswer {
        public Pending {
            rows = List.copyOf(rows);
        }
    }

    record Balance(BankBalance balance) implements ClosingAnswer {}

    /// Nothing did. It is written down, and the sync goes on.
    record Missing(BankFailure failure) implements ClosingAnswer {}
}
