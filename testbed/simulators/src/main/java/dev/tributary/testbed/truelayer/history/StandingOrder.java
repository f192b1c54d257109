package dev.tributary.testbed.truelayer.history;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// The same sum to the same payee every month, to another own account or to somebody else.
///
/// @param amount in minor units
/// @param receivingAccount the own account that gets it, when it stays in the household
public record StandingOrder(
        String account,
        String payee,
        String reference,
        int amount,
        int dayOfMonth,
        @Nullable String receivingAccount) implements Habit {

    /// The first payment after the given day.
    public LocalDate nextAfter(LocalDate day) {
        var due = Day.dueIn(YearMonth.from(day), dayOfMonth);
        return due.isAfter(day) ? due : Day.dueIn(YearMonth.from(day).plusMonths(1), dayOfMonth);
    }

    @Override
    public void live(Day day, Ledger ledger) {
        if (!day.isWorkingDayFrom(dayOfMonth)) {
            return;
        }
        var paid = Day.minor(amount);
        ledger.post(
                account,
                new Booking(
                        day.date(), payee + " " + reference, paid.negate(), TransactionCategory.STANDING_ORDER, null));
        if (receivingAccount != null) {
            var received = "J DOE " + reference;
            ledger.post(
                    receivingAccount,
                    new Booking(day.date(), received, paid, TransactionCategory.STANDING_ORDER, null));
        }
    }
}
