package dev.tributary.imports.job;

import dev.tributary.contracts.EnrichmentProgress;
import dev.tributary.contracts.EnrichmentProgress.EnrichmentProgressed;
import dev.tributary.contracts.EnrichmentProgress.JobCostChanged;
import dev.tributary.contracts.ImportStatus.Cost;
import dev.tributary.contracts.ImportStatus.Parked;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What enrichment and the cost ledger have told so far. Cumulative, so the newest of each kind says everything.
///
/// @param parked rows that wait for more than time; null when none does
public record Tally(
        long categorised,
        long enrichmentFailed,
        @Nullable Parked parked,
        Map<String, Long> bySource,
        long enrichmentSequence,
        Cost cost,
        long costSequence) {

    public Tally {
        bySource = Map.copyOf(bySource);
    }

    public static Tally none(String currency) {
        return new Tally(0, 0, null, Map.of(), 0, Cost.none(currency), 0);
    }

    Tally report(EnrichmentProgress report) {
        return switch (report) {
            case EnrichmentProgressed progressed ->
                progressed.sequence() <= enrichmentSequence
                        ? this
                        : new Tally(
                                progressed.categorised(),
                                progressed.failed(),
                                progressed.parked(),
                                progressed.bySource(),
                                progressed.sequence(),
                                cost,
                                costSequence);
            case JobCostChanged changed ->
                changed.sequence() <= costSequence
                        ? this
                        : new Tally(
                                categorised,
                                enrichmentFailed,
                                parked,
                                bySource,
                                enrichmentSequence,
                                changed.cost(),
                                changed.sequence());
        };
    }

    /// Rows that have a category, say why not, or wait for more than time.
    long settled() {
        return categorised + enrichmentFailed + (parked == null ? 0 : parked.rows());
    }
}
