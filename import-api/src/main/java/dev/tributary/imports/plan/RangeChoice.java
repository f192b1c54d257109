package dev.tributary.imports.plan;

import dev.tributary.imports.job.DateRange;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// From what a person asked to the days that will be asked for, or why that is no range.
sealed interface RangeChoice {

    record Chosen(DateRange range) implements RangeChoice {}

    record Wrong(PlanRefusal refusal) implements RangeChoice {}

    /// @param longestHistory how far back any bank is known to answer
    static RangeChoice of(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String preset,
            LocalDate today,
            Period longestHistory) {
        if (preset != null) {
            return from == null && to == null
                    ? ofPreset(preset, today)
                    : wrong("range_ambiguous", "preset", "Send either preset or from_date and to_date, not both.");
        }
        if (from == null || to == null) {
            return wrong(
                    "range_missing",
                    from == null ? "from_date" : "to_date",
                    "Send from_date and to_date, or one of the presets: %s.".formatted(Preset.names()));
        }
        return ofDates(from, to, today, longestHistory);
    }

    private static RangeChoice ofPreset(String name, LocalDate today) {
        return Preset.named(name)
                .<RangeChoice>map(preset -> new Chosen(preset.endingOn(today)))
                .orElseGet(() -> wrong(
                        "unknown_preset",
                        "preset",
                        "There is no preset of this name. Pick one of: %s.".formatted(Preset.names())));
    }

    private static RangeChoice ofDates(LocalDate from, LocalDate to, LocalDate today, Period longestHistory) {
        if (from.isAfter(to)) {
            return wrong(
                    "range_reversed", "from_date", "from_date %s is after to_date %s. Swap them.".formatted(from, to));
        }
        if (to.isAfter(today)) {
            return wrong(
                    "range_in_future",
                    "to_date",
                    "to_date %s is in the future. The last day that can be imported is today, %s."
                            .formatted(to, today));
        }
        var earliest = today.minus(longestHistory);
        if (from.isBefore(earliest)) {
            return wrong(
                    "range_beyond_history",
                    "from_date",
                    "No bank answers for days before %s. Choose a from_date on or after it.".formatted(earliest));
        }
        return new Chosen(new DateRange(from, to));
    }

    private static Wrong wrong(String code, String field, String sentence) {
        return new Wrong(PlanRefusal.invalid(code, field, sentence));
    }
}
