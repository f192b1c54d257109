package dev.tributary.bank.balance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What was on the account before the first day that is added up, as the first balance told it, and what was on it
/// after the days that were proven since.
///
/// @param from the first day that is added up
/// @param checkpoints oldest first
public record Anchor(LocalDate from, BigDecimal opening, List<Checkpoint> checkpoints) {

    /// Days that can be named one by one when a proof breaks.
    private static final int MOST = 400;

    public Anchor {
        checkpoints = List.copyOf(checkpoints);
    }

    /// @param balance after the day
    public record Checkpoint(LocalDate day, BigDecimal balance) {}

    /// The balances that follow from these sums; they were proven as a whole.
    Anchor proven(List<Checkpoint> balances) {
        return new Anchor(from, opening, balances.subList(Math.max(0, balances.size() - MOST), balances.size()));
    }
}
