package dev.tributary.enrichment.work;

import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// What became of a job's rows so far.
///
/// @param received rows there are to decide
/// @param bySource `categorised`, by the rung that decided
public record Tally(long received, long categorised, long failed, Map<String, Long> bySource) {

    public static final Tally NONE = new Tally(0, 0, 0, Map.of());

    public Tally {
        bySource = Map.copyOf(bySource);
        if (received < categorised + failed) {
            throw new IllegalArgumentException(
                    "received: %d, but %d categorised and %d failed".formatted(received, categorised, failed));
        }
    }

    public long waiting() {
        return received - categorised - failed;
    }

    public Tally plus(Tally other) {
        var sources = new TreeMap<>(bySource);
        other.bySource.forEach((source, rows) -> sources.merge(source, rows, Long::sum));
        return new Tally(received + other.received, categorised + other.categorised, failed + other.failed, sources);
    }

    public Tally received(long more) {
        return new Tally(received + more, categorised, failed, bySource);
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
        return new Tally(received, categorised + newlyCategorised, failed + newlyFailed, sources);
    }

    /// Failed rows wait again.
    public Tally retried(long rows) {
        return new Tally(received, categorised, failed - rows, bySource);
    }
}
