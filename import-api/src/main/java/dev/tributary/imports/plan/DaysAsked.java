package dev.tributary.imports.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The days as a person asked for them: two dates, a preset, or what is missing. What makes no sense together is
/// refused later.
///
/// @param incremental only what may have come since the last import of each account
/// @param fillGaps only days that may miss rows, of the range or of all that was imported before
public record DaysAsked(
        @Nullable LocalDate fromDate,
        @Nullable LocalDate toDate,
        @Nullable String preset,
        boolean incremental,
        boolean fillGaps) {

    public static DaysAsked between(LocalDate from, LocalDate to) {
        return new DaysAsked(from, to, null, false, false);
    }

    /// What may have come since the last import of each account.
    public static DaysAsked sinceLastTime() {
        return new DaysAsked(null, null, null, true, false);
    }

    boolean namesRange() {
        return preset != null || fromDate != null || toDate != null;
    }
}
