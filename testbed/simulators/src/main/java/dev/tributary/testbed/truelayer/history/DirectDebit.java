package dev.tributary.testbed.truelayer.history;

/// A bill the merchant collects by itself.
///
/// @param everyMonths 1 for monthly, 3 for quarterly, 12 for yearly
/// @param reference the mandate's reference, part of the statement line
public record DirectDebit(String account, Merchant merchant, String reference, int dayOfMonth, int everyMonths)
        implements Habit {

    @Override
    public void live(Day day, Ledger ledger) {
        var month = day.date().getYear() * 12 + day.date().getMonthValue();
        if (month % everyMonths != 0 || !day.isWorkingDayFrom(dayOfMonth)) {
            return;
        }
        var description = "DIRECT DEBIT PAYMENT TO %s REF %s".formatted(merchant.descriptor(), reference);
        var amount = day.price(merchant.low(), merchant.high()).negate();
        ledger.post(account, new Booking(day.date(), description, amount, TransactionCategory.DIRECT_DEBIT, merchant));
    }
}
