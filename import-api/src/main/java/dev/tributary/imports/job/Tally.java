package dev.tributary.imports.job;

import dev.tributary.contracts.EnrichmentProgress;
import dev.tributary.contracts.EnrichmentProgress.EnrichmentProgressed;
import dev.tributary.contracts.EnrichmentProgress.JobCostChanged;
import dev.tributary.contracts.ImportStatus.Cost;
import java.util.Map;

/// What enrichment and the cost ledger have told so far. Cumulative, so the newest of each kind says everything.
public record Tally(
        long categorised,
        long enrichmentFailed,
        Map<String, Long> bySource,
        long enrichmentSequence,
        Cost cost,
        long costSequence) {

    public Tally {
        bySource = Map.copyOf(bySource);
    }

    public static Tally none(String currency) {
        return new Tally(0, 0, Map.of(), 0, Cost.none(currency), 0);
    }

    Tally report(EnrichmentProgress report) {
        return switch (report) {
            case EnrichmentProgressed progressed ->
                progressed.sequence() <= enrichmentSequence
                        ? this
                        : new Tally(
                                progressed.categorised(),
                                progressed.failed(),
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
                                bySource,
                                enrichmentSequence,
                                changed.cost(),
                                changed.sequence());
        };
    }

    /// Rows that have a category or say why not.
    long enriched() {
        return categorised + enrichmentFailed;
    }
}
