package dev.tributary.imports.plan;

import dev.tributary.imports.days.DateRange;
import java.time.LocalDate;
import java.time.Period;

/// From what a person asked to the days that are wanted, or why that is no range.
sealed interface WishChoice {

    record Chosen(Wish wish) implements WishChoice {}

    record Wrong(PlanRefusal refusal) implements WishChoice {}

    /// @param longestHistory how far back any bank is known to answer
    static WishChoice of(DaysAsked asked, LocalDate today, Period longestHistory) {
        if (asked.incremental()) {
            return asked.namesRange()
                    ? wrong(
                            "range_ambiguous",
                            "incremental",
                            "An incremental import finds its days itself. Leave preset, from_date and to_date out.")
                    : new Chosen(asked.fillGaps() ? new Wish.Gaps(null) : new Wish.Incremental());
        }
        if (asked.fillGaps() && !asked.namesRange()) {
            return new Chosen(new Wish.Gaps(null));
        }
        var range = range(asked, today, longestHistory);
        return range instanceof Chosen(Wish.Everything(var days)) && asked.fillGaps()
                ? new Chosen(new Wish.Gaps(days))
                : range instanceof Chosen(Wish.AllAvailable(var longest)) && asked.fillGaps()
                        ? new Chosen(new Wish.Gaps(longest))
                        : range;
    }

    private static WishChoice range(DaysAsked asked, LocalDate today, Period longestHistory) {
        var from = asked.fromDate();
        var to = asked.toDate();
        if (asked.preset() != null) {
            return from == null && to == null
                    ? ofPreset(asked.preset(), today, longestHistory)
                    : wrong("range_ambiguous", "preset", "Send either preset or from_date and to_date, not both.");
        }
        if (from == null || to == null) {
            return wrong(
                    "range_missing",
                    from == null ? "from_date" : "to_date",
                    "Send from_date and to_date, or incremental, or fill_gaps, or one of the presets: %s, %s."
                            .formatted(Preset.names(), Preset.ALL_AVAILABLE));
        }
        return ofDates(from, to, today, longestHistory);
    }

    private static WishChoice ofPreset(String name, LocalDate today, Period longestHistory) {
        if (name.equals(Preset.ALL_AVAILABLE)) {
            return new Chosen(new Wish.AllAvailable(new DateRange(today.minus(longestHistory), today)));
        }
        return Preset.named(name)
                .<WishChoice>map(preset -> everything(preset.endingOn(today)))
                .orElseGet(() -> wrong(
                        "unknown_preset",
                        "preset",
                        "There is no preset of this name. Pick one of: %s, %s."
                                .formatted(Preset.names(), Preset.ALL_AVAILABLE)));
    }

    private static WishChoice ofDates(LocalDate from, LocalDate to, LocalDate today, Period longestHistory) {
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
        return everything(new DateRange(from, to));
    }

    private static WishChoice everything(DateRange range) {
        return new Chosen(new Wish.Everything(range));
    }

    private static Wrong wrong(String code, String field, String sentence) {
        return new Wrong(PlanRefusal.invalid(code, field, sentence));
    }
}
