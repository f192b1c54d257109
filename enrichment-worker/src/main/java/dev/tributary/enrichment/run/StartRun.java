package dev.tributary.enrichment.run;

import dev.tributary.enrichment.cost.Estimates;
import dev.tributary.enrichment.cost.Estimates.Kind;
import dev.tributary.enrichment.run.EstimateRun.Estimate;
import dev.tributary.enrichment.work.EnrichWaiting;
import dev.tributary.messaging.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;

/// Enriches rows a person asks for, once they have agreed to what it may cost.
@ApplicationScoped
public class StartRun {

    private final EstimateRun estimateRun;
    private final Runs runs;
    private final Estimates estimates;
    private final EnrichWaiting enrichWaiting;
    private final Clock clock;

    StartRun(EstimateRun estimateRun, Runs runs, Estimates estimates, EnrichWaiting enrichWaiting, Clock clock) {
        this.estimateRun = estimateRun;
        this.runs = runs;
        this.estimates = estimates;
        this.enrichWaiting = enrichWaiting;
        this.clock = clock;
    }

    /// What a person agreed to.
    public sealed interface Confirmed {

        record No() implements Confirmed {}

        /// Whatever it costs.
        record Yes() implements Confirmed {}

        record UpTo(BigDecimal amount) implements Confirmed {}
    }

    public sealed interface Started {

        Estimate estimate();

        record Running(UUID runId, long rows, Estimate estimate) implements Started {}

        record NotConfirmed(Estimate estimate) implements Started {}

        /// It may cost more than the person agreed to, or nobody knows.
        record AboveConfirmed(Estimate estimate) implements Started {}
    }

    public Started start(String userId, Selection selection, Confirmed confirmed) {
        var estimate = estimateRun.estimate(userId, selection);
        return switch (confirmed) {
            case Confirmed.No _ -> new Started.NotConfirmed(estimate);
            case Confirmed.Yes _ -> run(userId, selection, estimate);
            case Confirmed.UpTo upTo ->
                estimate.cost() == null || estimate.cost().compareTo(upTo.amount()) > 0
                        ? new Started.AboveConfirmed(estimate)
                        : run(userId, selection, estimate);
        };
    }

    private Started run(String userId, Selection selection, Estimate estimate) {
        var runId = Ids.next();
        var rows = runs.start(runId, userId, selection);
        estimates.record(new Estimates.Estimate(
                runId, userId, Kind.RUN, 0L, BigDecimal.ZERO, estimate.cost(), estimate.currency(), clock.instant()));
        enrichWaiting.soon();
        return new Started.Running(runId, rows, estimate);
    }
}
