package dev.tributary.testbed.truelayer.history;

/// Last month's card spending paid off from another account: one row on each side.
public record CardRepayment(String fromAccount, String card, int dayOfMonth) implements Habit {

    @Override
    public void live(Day day, Ledger ledger) {
        if (!day.isWorkingDayFrom(dayOfMonth)) {
            return;
        }
        var firstOfMonth = day.date().withDayOfMonth(1);
        var owed = ledger.sum(card, firstOfMonth.minusMonths(1), firstOfMonth).negate();
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
