package dev.tributary.bank.coverage;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Coverage.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Days in a row that share what is known of them.
///
/// @param asOf when the bank said so; of covered days, the newest time
public record Days(LocalDate from, LocalDate to, State state, Instant asOf) {

    public Days {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("days from %s to %s are none".formatted(from, to));
        }
    }

    public long count() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    public AccountChanged.Coverage told() {
        return new AccountChanged.Coverage(from, to, state, asOf);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /// Whether the other days follow at once and are known in the same way. How old an answer to stale days is matters.
    boolean continuesIn(Days later) {
        return state == later.state
                && to.plusDays(1).equals(later.from)
                && (state != State.STALE || asOf.equals(later.asOf));
    }

    Days joined(Days later) {
        return new Days(from, later.to, state, newer(asOf, later.asOf));
    }

    private static Instant newer(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
