package dev.tributary.testbed.truelayer.history;

/// Out in the morning and back in the evening at the same fare: two rows nobody can tell apart.
public record Commute(String account, Merchant merchant, String description, int fare, double daysTravelled)
        implements Habit {

    @Override
    public void live(Day day, Ledger ledger) {
        if (day.isWeekend() || !day.chance(daysTravelled)) {
            return;
        }
        var ride = new Booking(day.date(), description, Day.minor(-fare), TransactionCategory.PURCHASE, merchant);
        ledger.post(account, ride);
        ledger.post(account, ride);
    }
}
