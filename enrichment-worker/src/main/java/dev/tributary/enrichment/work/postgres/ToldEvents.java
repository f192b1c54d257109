package dev.tributary.enrichment.work.postgres;

import dev.tributary.contracts.EnrichmentProgress.EnrichmentProgressed;
import dev.tributary.contracts.TransactionsEnriched;
import dev.tributary.contracts.TransactionsEnriched.EnrichedTransaction;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.work.Batch;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What others are told of verdicts, in the transaction that stores them.
@ApplicationScoped
class ToldEvents {

    private final Clock clock;

    ToldEvents(Clock clock) {
        this.clock = clock;
    }

    /// The bank serves the categories with its transactions.
    void results(SqlConnection connection, Batch batch, Map<UUID, Verdict> verdicts) {
        var enriched = new ArrayList<EnrichedTransaction>();
        verdicts.forEach((transactionId, verdict) -> {
            if (verdict instanceof Categorised decided) {
                enriched.add(new EnrichedTransaction(
                        transactionId,
                        decided.category().top().value(),
                        decided.category().subcategory(),
                        decided.merchant().isEmpty() ? null : decided.merchant(),
                        decided.essential(),
                        decided.confidence(),
                        decided.source().code(),
                        decided.why()));
            }
        });
        if (!enriched.isEmpty()) {
            var climb = batch.climb();
            var event = new TransactionsEnriched(
                    Ids.next(), clock.instant(), climb.userId(), climb.jobId(), batch.accountId(), enriched);
            Outbox.append(connection, List.of(event)).await().indefinitely();
        }
    }

    /// The import shows how far its rows are.
    void progress(SqlConnection connection, JobRow job) {
        var tally = job.tally();
        var event = new EnrichmentProgressed(
                Ids.next(),
                clock.instant(),
                job.userId(),
                job.jobId(),
                job.sequence(),
                tally.categorised(),
                tally.failed(),
                null,
                tally.bySource());
        Outbox.append(connection, List.of(event)).await().indefinitely();
    }
}
