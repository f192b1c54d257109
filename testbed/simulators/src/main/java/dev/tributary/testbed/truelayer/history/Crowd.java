package dev.tributary.testbed.truelayer.history;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/// Rows by number, for measuring: so many card purchases on each account, spread evenly over the last year.
/// Now and then a row comes twice.
public record Crowd(long seed, List<String> accounts, int rowsPerAccount) implements Bookkeeping {
    private static final int DAYS = 365;
    private static final int TWIN_EVERY = 50;

    @Override
    public Ledger until(LocalDate today) {
        var ledger = new Ledger();
        var merchants = Merchants.catalogue().in("groceries", "coffee", "restaurants", "transport", "shopping");
        for (var account : accounts) {
            var random = new SplittableRandom(seed + account.hashCode());
            for (var row = 0; row < rowsPerAccount; row++) {
                var date = today.minusDays(DAYS - 1 - (long) row * DAYS / rowsPerAccount);
                var twin = row % TWIN_EVERY == 1 ? ledger.of(account).getLast().on(date) : null;
                ledger.post(account, twin == null ? purchase(new Day(date, random), merchants) : twin);
            }
        }
        return ledger;
    }

    private static Booking purchase(Day day, List<Merchant> merchants) {
        var merchant = day.pick(merchants);
        return new Booking(
                day.date(),
                StatementStyle.CUT.describe(merchant, day),
                day.price(merchant.low(), merchant.high()).negate(),
                TransactionCategory.PURCHASE,
                merchant);
    }
}
