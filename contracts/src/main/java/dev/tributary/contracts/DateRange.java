package dev.tributary.contracts;

import java.time.LocalDate;

/// Whole days, both inclusive.
public record DateRange(LocalDate fromDate, LocalDate toDate) {

    public DateRange {
        if (toDate.isBefore(fromDate)) {
            throw new IllegalArgumentException("a range from %s to %s has no days".formatted(fromDate, toDate));
        }
    }
}
