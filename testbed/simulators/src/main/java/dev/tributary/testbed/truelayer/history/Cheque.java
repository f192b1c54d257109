package dev.tributary.testbed.truelayer.history;

/// A cheque paid in, which clears two days later.
public record Cheque(String account, double perDay) implements Habit {

    @Override
    public void live(Day day, Ledger ledger) {
        if (!day.isWeekend() && day.chance(perDay)) {
            var description = "CHEQUE DEPOSIT %06d".formatted(day.random().nextInt(1_000_000));
            ledger.postOn(
                    day.date().plusDays(2),
                    account,
                    new Booking(day.date(), description, day.price(2_000, 60_000), TransactionCategory.CHEQUE, null));
        }
    }
}
