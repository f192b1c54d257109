package dev.tributary.testbed.truelayer.history;

import java.util.List;

/// Paying by card: so many times a day, more at the weekend, now and then brought back for a refund.
public record Spending(String account, List<Merchant> merchants, double perDay, StatementStyle style) implements Habit {
    private static final double RETURNED = 0.015;

    @Override
    public void live(Day day, Ledger ledger) {
        var purchases = day.count(day.isWeekend() ? perDay * 1.4 : perDay * 0.84);
        for (var i = 0; i < purchases; i++) {
            var merchant = day.pick(merchants);
            buy(day, merchant, ledger);
        }
    }

    private void buy(Day day, Merchant merchant, Ledger ledger) {
        var description = style.describe(merchant, day);
        var price = day.price(merchant.low(), merchant.high());
        ledger.post(
                account, new Booking(day.date(), description, price.negate(), TransactionCategory.PURCHASE, merchant));
        if (day.chance(RETURNED)) {
            var back = new Booking(day.date(), description, price, TransactionCategory.PURCHASE, merchant);
            ledger.postOn(day.date().plusDays(day.random().nextInt(2, 12)), account, back);
        }
    }
}
