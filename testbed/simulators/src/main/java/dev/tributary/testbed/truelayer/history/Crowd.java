package dev.tributary.testbed.truelayer.history;

import java.time.LocalDate;
import java.util.List;

/// Rows by number, for measuring: so many card purchases on each account.
public record Crowd(long seed, List<String> accounts, int rowsPerAccount) implements Bookkeeping {

    @Override
    public Ledger until(LocalDate today) {
        var ledger = new Ledger();
        var merchants = Merchants.catalogue().in("groceries", "coffee", "restaurants", "transport", "shopping");
        for (var account : accounts) {
            ledger.fill(account, new NumberedRows(seed * 31 + account.hashCode(), rowsPerAccount, today, merchants));
        }
        return ledger;
    }
}
