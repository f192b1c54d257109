package dev.tributary.imports.job.postgres;

import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.days.Days;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A set of days as ISO 8601 intervals: `2026-01-01/2026-01-31 2026-03-01/2026-03-05`.
final class StoredDays {

    private static final String BETWEEN_RANGES = " ";
    private static final String BETWEEN_ENDS = "/";

    private StoredDays() {}

    static String write(Days days) {
        return days.ranges().stream()
                .map(range -> range.from() + BETWEEN_ENDS + range.to())
                .collect(Collectors.joining(BETWEEN_RANGES));
    }

    static Days read(String text) {
        return text.isEmpty()
                ? Days.NONE
                : Days.of(Arrays.stream(text.split(BETWEEN_RANGES, -1))
                        .map(StoredDays::range)
                        .toList());
    }

    private static DateRange range(String interval) {
        var middle = interval.indexOf(BETWEEN_ENDS);
        return new DateRange(
                LocalDate.parse(interval.substring(0, middle)), LocalDate.parse(interval.substring(middle + 1)));
    }
}
