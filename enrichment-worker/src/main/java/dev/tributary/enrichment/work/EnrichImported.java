package dev.tributary.enrichment.work;

import dev.tributary.contracts.TransactionsImported;
import dev.tributary.enrichment.ladder.Ladder;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.work.EnrichmentJobs.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Categorises the new rows of one committed batch.
///
/// Verdicts are reached outside any transaction, for a model may take its time, and stored in one.
@ApplicationScoped
public class EnrichImported {

    private final Ladder ladder;
    private final EnrichmentJobs jobs;

    EnrichImported(Ladder ladder, EnrichmentJobs jobs) {
        this.ladder = ladder;
        this.jobs = jobs;
    }

    public void enrich(TransactionsImported event) {
        if (!event.wantsEnrichment() || jobs.hasTaken(event.eventId())) {
            return;
        }
        var batch = Batch.of(event);
        var stored = Stored.JOB_MOVED;
        while (stored == Stored.JOB_MOVED) {
            var state = jobs.stateOf(event.jobId());
            stored = jobs.store(event.eventId(), batch, verdicts(batch, state), state);
        }
    }

    private Map<UUID, Verdict> verdicts(Batch batch, JobState state) {
        return switch (state) {
            case ACTIVE -> ladder.climb(batch.climb(), batch.rows());
            case PAUSED -> Map.of();
            case CANCELLED -> cancelled(batch);
        };
    }

    private static Map<UUID, Verdict> cancelled(Batch batch) {
        var verdicts = new LinkedHashMap<UUID, Verdict>();
        for (StatementRow row : batch.rows()) {
            verdicts.put(row.told().transactionId(), new Undecided(Reason.CANCELLED));
        }
        return verdicts;
    }
}
