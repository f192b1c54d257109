package dev.tributary.testbed.truelayer.history;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Once a month what is too much on an account goes to the savings, and what is missing comes back from there.
///
/// @param opening what was on the account before its first row
public record LevelOut(String account, String savings, BigDecimal opening, int dayOfMonth) implements Habit {
    private static final BigDecimal ENOUGH = new BigDecimal("2500");
    private static final BigDecimal LITTLE = new BigDecimal("400");
    private static final BigDecimal STEP = new BigDecimal("50");

    @Override
    public void live(Day day, Ledger ledger) {
        if (!day.isWorkingDayFrom(dayOfMonth)) {
            return;
        }
        var balance = opening.add(ledger.sum(account, LocalDate.EPOCH, day.date()));
        if (balance.compareTo(ENOUGH) > 0) {
            move(day, account, savings, balance.subtract(ENOUGH), ledger);
        } else if (balance.compareTo(LITTLE) < 0) {
            move(day, savings, account, LITTLE.subtract(balance).add(STEP), ledger);
        }
    }

    private static void move(Day day, String from, String to, BigDecimal about, Ledger ledger) {
        var amount = about.divideToIntegralValue(STEP)
                .add(BigDecimal.ONE)
                .multiply(STEP)
                .setScale(2);
        ledger.post(
                from,
                new Booking(
                        day.date(), "TRANSFER TO OWN ACCOUNT", amount.negate(), TransactionCategory.TRANSFER, null));
        ledger.post(
                to, new Booking(day.date(), "TRANSFER FROM OWN ACCOUNT", amount, TransactionCategory.TRANSFER, null));
    }
}
