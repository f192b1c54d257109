package dev.tributary.testbed.truelayer.history;

import java.util.List;

/// Splitting bills: small transfers to and from people.
public record Friends(String account, double perDay) implements Habit {
    private static final List<String> PEOPLE = List.of(
            "MARTA KOWALSKA",
            "S OKONKWO",
            "Priya Raman",
            "T WILLIAMS",
            "HENRIK LUND",
            "MISS A BEAUMONT",
            "D FITZGERALD");
    private static final List<String> REASONS =
            List.of("dinner", "TICKETS", "thanks!", "birthday present", "HALF OF GAS", "football", "weekend", "");

    @Override
    public void live(Day day, Ledger ledger) {
        if (!day.chance(perDay)) {
            return;
        }
        var amount = day.price(500, 12_000);
        var sent = day.chance(0.6);
        var description = (sent ? "TO " : "FROM ") + day.pick(PEOPLE) + " " + day.pick(REASONS);
        ledger.post(
                account,
                new Booking(
                        day.date(),
                        description.strip(),
                        sent ? amount.negate() : amount,
                        TransactionCategory.TRANSFER,
                        null));
    }
}
