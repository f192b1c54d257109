package dev.tributary.testbed.truelayer.history;

/// Something a household does again and again, and what it leaves on its accounts.
public interface Habit {

    void live(Day day, Ledger ledger);
}
