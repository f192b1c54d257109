package dev.tributary.imports.days;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Whole days, both ends included.
public record DateRange(LocalDate from, LocalDate to) {

    public DateRange {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("a range from %s to %s has no day".formatted(from, to));
        }
    }

    public static DateRange lastDays(int days, LocalDate today) {
        return new DateRange(today.minusDays(days - 1L), today);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
