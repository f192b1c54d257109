package dev.tributary.testbed.cli.gateway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Either two days, both inclusive, or a preset's name.
public record DateRange(
        @Nullable LocalDate fromDate,
        @Nullable LocalDate toDate,
        @Nullable String preset) {

    public static DateRange between(LocalDate from, LocalDate to) {
        return new DateRange(from, to, null);
    }

    public static DateRange preset(String name) {
        return new DateRange(null, null, name);
    }
}
