package dev.tributary.testbed.truelayer.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/// Interest on what is there, paid on the first working day of the month.
///
/// @param opening what was on the account before its first row
public record Interest(String account, BigDecimal opening, BigDecimal yearlyRate) implements Habit {

    @Override
    public void live(Day day, Ledger ledger) {
        if (!day.isWorkingDayFrom(1)) {
            return;
        }
        var balance = opening.add(ledger.sum(account, LocalDate.EPOCH, day.date()));
        var paid = balance.multiply(yearlyRate).divide(BigDecimal.valueOf(12), 2, RoundingMode.HALF_UP);
        if (paid.signum() > 0) {
            ledger.post(account, new Booking(day.date(), "GROSS INTEREST", paid, TransactionCategory.INTEREST, null));
        }
    }
}
