package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.bank.ApiRefusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The days a caller asks for, both ends included.
record Window(LocalDate from, LocalDate to) {
    private static final int DAYS_WHEN_UNSAID = 90;

    /// @throws ApiRefusal when a date cannot be read, or the window ends before it begins, or begins after today
    static Window of(@Nullable String from, @Nullable String to, LocalDate today) {
        var last = to == null ? today : date("to", to);
        var first = from == null ? last.minusDays(DAYS_WHEN_UNSAID) : date("from", from);
        if (first.isAfter(last)) {
            throw new ApiRefusal(400, "invalid_date_range", "from is after to.");
        }
        if (first.isAfter(today)) {
            throw new ApiRefusal(400, "invalid_date_range", "from lies in the future.");
        }
        return new Window(first, last);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            throw new ApiRefusal(400, "validation_error", name + " must be a date like 2026-03-31.");
        }
    }
}
