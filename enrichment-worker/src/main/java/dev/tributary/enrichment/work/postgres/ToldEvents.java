package dev.tributary.enrichment.work.postgres;

import dev.tributary.contracts.EnrichmentProgress.EnrichmentProgressed;
import dev.tributary.contracts.ImportStatus.Parked;
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
import org.jspecify.annotations.Nullable;

/// What others are told of verdicts, in the transaction that stores them.
@ApplicationScoped
class ToldEvents {

    private static final int MOST_AT_ONCE = 1_000;

    private final Clock clock;

    ToldEvents(Clock clock) {
        this.clock = clock;
    }

    /// The bank serves the categories with its transactions.
    void results(SqlConnection connection, Batch batch, Map<UUID, ? extends Verdict> verdicts) {
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
        var climb = batch.climb();
        results(connection, climb.userId(), climb.jobId(), batch.accountId(), enriched);
    }

    /// Rows of one account and one job have, or have not any more, a category.
    void results(SqlConnection connection, String userId, UUID jobId, UUID accountId, List<EnrichedTransaction> rows) {
        for (var from = 0; from < rows.size(); from += MOST_AT_ONCE) {
            var some = rows.subList(from, Math.min(from + MOST_AT_ONCE, rows.size()));
            var event = new TransactionsEnriched(Ids.next(), clock.instant(), userId, jobId, accountId, some);
            Outbox.append(connection, List.of(event)).await().indefinitely();
        }
    }

    private static @Nullable Parked parked(JobRow job) {
        var rows = job.tally().parked();
        return rows == 0 || job.parking() == null ? null : job.parking().told(rows);
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
                parked(job),
                tally.bySource());
        Outbox.append(connection, List.of(event)).await().indefinitely();
    }
}
