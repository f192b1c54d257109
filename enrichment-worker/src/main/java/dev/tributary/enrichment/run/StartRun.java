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
    private final RowRequests rowRequests;
    private final Estimates estimates;
    private final EnrichWaiting enrichWaiting;
    private final Clock clock;

    StartRun(
            EstimateRun estimateRun,
            Runs runs,
            RowRequests rowRequests,
            Estimates estimates,
            EnrichWaiting enrichWaiting,
            Clock clock) {
        this.estimateRun = estimateRun;
        this.runs = runs;
        this.rowRequests = rowRequests;
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

        /// Rows are still on their way, so nobody can say yet whether it stays within what the person agreed to.
        record NotAllHere(Estimate estimate) implements Started {}
    }

    public Started start(String userId, Selection selection, Confirmed confirmed) {
        var estimate = estimateRun.estimate(userId, selection);
        return switch (confirmed) {
            case Confirmed.No _ -> new Started.NotConfirmed(estimate);
            case Confirmed.Yes _ -> run(userId, selection, estimate);
            case Confirmed.UpTo upTo -> within(upTo.amount(), userId, selection, estimate);
        };
    }

    private Started within(BigDecimal most, String userId, Selection selection, Estimate estimate) {
        if (estimate.cost() == null || estimate.cost().compareTo(most) > 0) {
            return new Started.AboveConfirmed(estimate);
        }
        return estimate.complete() ? run(userId, selection, estimate) : new Started.NotAllHere(estimate);
    }

    private Started run(String userId, Selection selection, Estimate estimate) {
        var runId = Ids.next();
        var rows = runs.start(runId, userId, selection);
        if (!estimate.complete()) {
            rowRequests.ask(userId, selection, runId);
        }
        estimates.record(new Estimates.Estimate(
                runId, userId, Kind.RUN, 0L, BigDecimal.ZERO, estimate.cost(), estimate.currency(), clock.instant()));
        enrichWaiting.soon();
        return new Started.Running(runId, rows, estimate);
    }
}
