package dev.tributary.enrichment.work;

import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What became of a job's rows so far.
///
/// @param received rows there are to decide
/// @param parked rows that wait for more than time
/// @param bySource `categorised`, by the rung that decided
public record Tally(long received, long categorised, long failed, long parked, Map<String, Long> bySource) {

    public static final Tally NONE = new Tally(0, 0, 0, 0, Map.of());

    public Tally {
        bySource = Map.copyOf(bySource);
        if (received < categorised + failed + parked) {
            throw new IllegalArgumentException("received: %d, but %d categorised, %d failed and %d parked"
                    .formatted(received, categorised, failed, parked));
        }
    }

    /// Of one row.
    ///
    /// @param state as it is stored; a row that is held is no part of any tally
    /// @param source of a row that is categorised
    public static Tally ofOne(String state, @Nullable String source) {
        return switch (state) {
            case "categorised" -> new Tally(1, 1, 0, 0, Map.of(String.valueOf(source), 1L));
            case "failed" -> new Tally(1, 0, 1, 0, Map.of());
            case "parked" -> new Tally(1, 0, 0, 1, Map.of());
            case "held" -> NONE;
            default -> new Tally(1, 0, 0, 0, Map.of());
        };
    }

    public long waiting() {
        return received - categorised - failed - parked;
    }

    public Tally plus(Tally other) {
        var sources = new TreeMap<>(bySource);
        other.bySource.forEach((source, rows) -> sources.merge(source, rows, Long::sum));
        return new Tally(
                received + other.received,
                categorised + other.categorised,
                failed + other.failed,
                parked + other.parked,
                sources);
    }

    public Tally received(long more) {
        return new Tally(received + more, categorised, failed, parked, bySource);
    }

    public Tally decided(Collection<? extends Verdict> verdicts) {
        var sources = new TreeMap<>(bySource);
        var newlyCategorised = 0;
        var newlyFailed = 0;
        for (var verdict : verdicts) {
            switch (verdict) {
                case Categorised decided -> {
                    newlyCategorised++;
                    sources.merge(decided.source().code(), 1L, Long::sum);
                }
                case Undecided _ -> newlyFailed++;
            }
        }
        return new Tally(received, categorised + newlyCategorised, failed + newlyFailed, parked, sources);
    }

    public Tally parked(long rows) {
        return new Tally(received, categorised, failed, parked + rows, bySource);
    }

    /// Failed and parked rows wait again.
    public Tally retried(long failedBefore, long parkedBefore) {
        return new Tally(received, categorised, failed - failedBefore, parked - parkedBefore, bySource);
    }

    /// Rows are taken out that were in this tally, whatever became of them.
    public Tally without(Tally gone) {
        var sources = new TreeMap<>(bySource);
        gone.bySource.forEach((source, rows) -> sources.merge(source, -rows, Long::sum));
        sources.values().removeIf(rows -> rows == 0);
        return new Tally(
                received - gone.received,
                categorised - gone.categorised,
                failed - gone.failed,
                parked - gone.parked,
                sources);
    }
}
