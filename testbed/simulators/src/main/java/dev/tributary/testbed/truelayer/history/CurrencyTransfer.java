package dev.tributary.testbed.truelayer.history;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Pounds turned into euro once a month, from one own account to the other.
///
/// @param pounds in pence
public record CurrencyTransfer(String poundAccount, String euroAccount, int pounds, int dayOfMonth) implements Habit {

    @Override
    public void live(Day day, Ledger ledger) {
        if (!day.isWorkingDayFrom(dayOfMonth)) {
            return;
        }
        var sent = Day.minor(pounds);
        var rate = BigDecimal.valueOf(11_300 + day.random().nextInt(800), 4);
        var received = sent.multiply(rate).setScale(2, RoundingMode.HALF_UP);
        ledger.post(
                poundAccount,
                new Booking(
                        day.date(), "FX TRANSFER TO EUR @ " + rate, sent.negate(), TransactionCategory.TRANSFER, null));
        ledger.post(
                euroAccount,
                new Booking(
                        day.date(), "FX TRANSFER FROM GBP @ " + rate, received, TransactionCategory.TRANSFER, null));
    }
}
