package dev.tributary.testbed.truelayer.history;

/// What the bank charges for itself: a monthly fee, and overdraft interest in bad months.
///
/// @param monthly in minor units
public record BankFees(String account, int monthly) implements Habit {

    @Override
    public void live(Day day, Ledger ledger) {
        if (day.date().getDayOfMonth() == 2) {
            charge(day, "MONTHLY ACCOUNT FEE", monthly, ledger);
        }
        if (day.date().getDayOfMonth() == 26 && day.chance(0.25)) {
            charge(day, "ARRANGED OVERDRAFT INTEREST", day.random().nextInt(60, 900), ledger);
        }
    }

    private void charge(Day day, String description, int amount, Ledger ledger) {
        ledger.post(
                account,
                new Booking(day.date(), description, Day.minor(-amount), TransactionCategory.FEE_CHARGE, null));
    }
}
