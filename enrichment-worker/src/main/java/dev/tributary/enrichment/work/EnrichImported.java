package dev.tributary.enrichment.work;

import dev.tributary.contracts.TransactionsImported;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.work.EnrichmentJobs.Arrival;
import dev.tributary.enrichment.work.EnrichmentJobs.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Categorises the new rows of one committed batch.
///
/// Verdicts are reached outside any transaction, for a model may take its time, and stored in one. What needs a
/// language model waits until there is enough of it to ask about.
@ApplicationScoped
public class EnrichImported {

    private static final Logger LOG = Logger.getLogger(EnrichImported.class);

    private final DecideRows decideRows;
    private final EnrichmentJobs jobs;
    private final EnrichWaiting enrichWaiting;
    private final WorkMeters meters;

    EnrichImported(DecideRows decideRows, EnrichmentJobs jobs, EnrichWaiting enrichWaiting, WorkMeters meters) {
        this.decideRows = decideRows;
        this.jobs = jobs;
        this.enrichWaiting = enrichWaiting;
        this.meters = meters;
    }

    public void enrich(TransactionsImported event) {
        if (jobs.hasTaken(event.eventId())) {
            return;
        }
        var batch = Batch.of(event);
        if (!event.wantsEnrichment()) {
            jobs.store(event.eventId(), event.occurredAt(), batch, new Arrival.Held());
            return;
        }
        var stored = Stored.JOB_MOVED;
        Map<UUID, Verdict> verdicts = Map.of();
        while (stored == Stored.JOB_MOVED) {
            var state = jobs.stateOf(event.jobId());
            verdicts = verdicts(batch, state);
            stored = jobs.store(event.eventId(), event.occurredAt(), batch, new Arrival.Decided(verdicts, state));
        }
        if (stored == Stored.STORED) {
            meters.decided(verdicts.values());
            LOG.infof(
                    "rows taken: job_id=%s account_id=%s rows=%d decided=%d",
                    event.jobId(), event.accountId(), batch.rows().size(), verdicts.size());
        }
        enrichWaiting.soon();
    }

    private Map<UUID, Verdict> verdicts(Batch batch, JobState state) {
        return switch (state) {
            case ACTIVE -> decideRows.atOnce(batch.climb(), batch.rows());
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
