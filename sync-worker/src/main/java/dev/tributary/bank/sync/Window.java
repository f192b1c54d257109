package dev.tributary.bank.sync;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Whole days, both inclusive: what one call asks for.
public record Window(LocalDate from, LocalDate to) {

    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a window from %s to %s has no days".formatted(from, to));
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
