package dev.tributary.testbed.truelayer.history;

/// Out in the morning and back in the evening at the same fare: two rows nobody can tell apart.
public record Commute(String account, String description, int fare, double daysTravelled) implements Habit {

    @Override
    public void live(Day day, Ledger ledger) {
        if (day.isWeekend() || !day.chance(daysTravelled)) {
            return;
        }
        var ride = new Booking(
                day.date(),
                description,
                Day.minor(-fare),
                TransactionCategory.PURCHASE,
                Merchants.catalogue().named("Transport for London"));
        ledger.post(account, ride);
        ledger.post(account, ride);
    }
}
