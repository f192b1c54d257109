package dev.tributary.enrichment.ladder;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/// How often something comes back.
public enum Rhythm {
    WEEKLY(6, 8, "week"),
    FORTNIGHTLY(12, 16, "two weeks"),
    FOUR_WEEKLY_OR_MONTHLY(26, 35, "month"),
    QUARTERLY(84, 98, "quarter"),
    YEARLY(350, 380, "year");

    private static final int FEWEST_TIMES = 3;

    private final int shortest;
    private final int longest;
    private final String period;

    Rhythm(int shortest, int longest, String period) {
        this.shortest = shortest;
        this.longest = longest;
        this.period = period;
    }

    /// For people to read, after `every`.
    public String period() {
        return period;
    }

    /// @return the rhythm that all but one of the gaps between these days keep; empty for less than three days
    public static Optional<Rhythm> of(Collection<LocalDate> days) {
        var ordered = new ArrayList<>(new TreeSet<>(days));
        if (ordered.size() < FEWEST_TIMES) {
            return Optional.empty();
        }
        var gaps = new ArrayList<Long>();
        for (var index = 1; index < ordered.size(); index++) {
            gaps.add(DAYS.between(ordered.get(index - 1), ordered.get(index)));
        }
        for (var rhythm : values()) {
            var kept = gaps.stream()
                    .filter(gap -> gap >= rhythm.shortest && gap <= rhythm.longest)
                    .count();
            // A holiday, or a month that was missed, breaks no rhythm that is long enough.
            if (kept == gaps.size() || (gaps.size() >= 4 && kept >= gaps.size() - 1)) {
                return Optional.of(rhythm);
            }
        }
        return Optional.empty();
    }
}
