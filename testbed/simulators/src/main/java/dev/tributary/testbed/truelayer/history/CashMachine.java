package dev.tributary.testbed.truelayer.history;

import java.util.List;

/// Round sums of cash, now and then.
public record CashMachine(String account, double perDay) implements Habit {
    private static final List<String> MACHINES = List.of(
            "CASH WITHDRAWAL AT NORTHBANK ATM HIGH STREET",
            "LNK 41 BOROUGH ROAD CD 4417",
            "NOTEMACHINE CROYDON CD 4417",
            "CARDTRONICS TESCO EXPRESS");

    @Override
    public void live(Day day, Ledger ledger) {
        if (day.chance(perDay)) {
            var notes = day.random().nextInt(1, 8) * 1000L;
            ledger.post(
                    account,
                    new Booking(day.date(), day.pick(MACHINES), Day.minor(-notes), TransactionCategory.ATM, null));
        }
    }
}
