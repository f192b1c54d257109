package dev.tributary.imports.plan;

import dev.tributary.imports.days.DateRange;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Ranges people pick by name; each ends today.
enum Preset {
    LAST_7_DAYS("last-7-days") {
        @Override
        DateRange endingOn(LocalDate today) {
            return DateRange.lastDays(7, today);
        }
    },
    LAST_30_DAYS("last-30-days") {
        @Override
        DateRange endingOn(LocalDate today) {
            return DateRange.lastDays(30, today);
        }
    },
    LAST_90_DAYS("last-90-days") {
        @Override
        DateRange endingOn(LocalDate today) {
            return DateRange.lastDays(90, today);
        }
    },
    LAST_12_MONTHS("last-12-months") {
        @Override
        DateRange endingOn(LocalDate today) {
            return new DateRange(today.minusMonths(12).plusDays(1), today);
        }
    },
    YEAR_TO_DATE("year-to-date") {
        @Override
        DateRange endingOn(LocalDate today) {
            return new DateRange(today.withDayOfYear(1), today);
        }
    };

    /// Not a range of its own: what a bank gives differs from account to account.
    static final String ALL_AVAILABLE = "all-available";

    private final String name;

    Preset(String name) {
        this.name = name;
    }

    abstract DateRange endingOn(LocalDate today);

    static Optional<Preset> named(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.name.equals(name))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(preset -> preset.name).collect(Collectors.joining(", "));
    }
}
