package dev.tributary.testbed.truelayer.history;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/// People and their habits. Living them day by day writes about three years of rows.
public final class Household implements Bookkeeping {
    private static final int YEARS = 3;

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
        for (var date = today.minusYears(YEARS).withDayOfMonth(1); !date.isAfter(today); date = date.plusDays(1)) {
            live(date, ledger);
        }
        return ledger;
    }

    private void live(LocalDate date, Ledger ledger) {
        ledger.keepPromises(date);
        habits.forEach((name, habit) -> habit.live(Day.of(date, seed, name), ledger));
    }
}
