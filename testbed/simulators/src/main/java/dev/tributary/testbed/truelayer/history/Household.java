package dev.tributary.testbed.truelayer.history;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// People and their habits. Living them day by day writes the rows of about the last three
/// years.
public final class Household implements Bookkeeping {
    private static final int YEARS = 3;

    /// Days a card payment stays pending.
    private static final int DAYS_TO_BOOK = 2;

    /// Lives begin on the same day whatever today is: balances, and what follows from them, must not depend on when
    /// somebody looks.
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    private final long seed;
    private final Map<String, Habit> habits = new LinkedHashMap<>();

    public Household(long seed) {
        this.seed = seed;
    }

    /// @param name sets the habit's own chance, so that adding a habit leaves the others' rows as they were
    public Household with(String name, Habit habit) {
        habits.put(name, habit);
        return this;
    }

    @Override
    public Ledger until(LocalDate today) {
        var ledger = new Ledger();
        var first = today.minusYears(YEARS).withDayOfMonth(1);
        var begin = first.isBefore(FIRST_DAY) ? first : FIRST_DAY;
        begin.datesUntil(today.plusDays(DAYS_TO_BOOK + 1)).forEach(date -> live(date, ledger));
        ledger.carryOver(first);
        return ledger;
    }

    @Override
    public List<StandingOrder> standingOrders(String account) {
        return habits(StandingOrder.class)
                .filter(order -> order.account().equals(account))
                .toList();
    }

    @Override
    public List<DirectDebit> directDebits(String account) {
        return habits(DirectDebit.class)
                .filter(debit -> debit.account().equals(account))
                .toList();
    }

    private <H extends Habit> Stream<H> habits(Class<H> kind) {
        return habits.values().stream().filter(kind::isInstance).map(kind::cast);
    }

    private void live(LocalDate date, Ledger ledger) {
        ledger.keepPromises(date);
        habits.forEach((name, habit) -> habit.live(Day.of(date, seed, name), ledger));
    }
}
