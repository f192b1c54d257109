package dev.tributary.testbed.truelayer.history;

/// A fund's distribution, paid out every quarter.
///
/// @param usual in minor units
public record Dividend(String account, String fund, int usual) implements Habit {

    @Override
    public void live(Day day, Ledger ledger) {
        if (day.date().getMonthValue() % 3 != 0
                || !day.isWorkingDayFrom(15)
                || day.date().getDayOfMonth() < 15) {
            return;
        }
        var paid = Day.minor(usual + day.random().nextInt(-600, 600));
        ledger.post(account, new Booking(day.date(), "DIV " + fund, paid, TransactionCategory.DIVIDEND, null));
    }
}
