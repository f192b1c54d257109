package dev.tributary.testbed.truelayer.history;

import java.time.LocalDate;

/// What the card owed at the end of last month, paid off from another account: one row on each side.
public record CardRepayment(String fromAccount, String card, int dayOfMonth) implements Habit {

    @Override
    public void live(Day day, Ledger ledger) {
        if (!day.isWorkingDayFrom(dayOfMonth)) {
            return;
        }
        var owed =
                ledger.sum(card, LocalDate.EPOCH, day.date().withDayOfMonth(1)).negate();
        if (owed.signum() <= 0) {
            return;
        }
        ledger.post(
                fromAccount,
                new Booking(
                        day.date(),
                        "NORTHBANK CREDIT CARD 5412",
                        owed.negate(),
                        TransactionCategory.BILL_PAYMENT,
                        null));
        ledger.post(
                card, new Booking(day.date(), "PAYMENT RECEIVED - THANK YOU", owed, TransactionCategory.CREDIT, null));
    }
}
