package dev.tributary.enrichment.work.postgres;

import dev.tributary.enrichment.ladder.Lesson;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.postgres.PgMerchantMemory;
import dev.tributary.enrichment.work.Batch;
import dev.tributary.enrichment.work.EnrichmentJobs;
import dev.tributary.enrichment.work.JobState;
import dev.tributary.messaging.Inbox;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Each transaction locks the job's row first: its counters and its events are then in one order.
@ApplicationScoped
class PgEnrichmentJobs implements EnrichmentJobs {

    private static final String CONSUMER = "enrichment";

    private static final String STATE = "SELECT state FROM truelayer_enrichment_jobs WHERE job_id = $1";

    private final Transactions transactions;
    private final Pool pool;
    private final PgMerchantMemory memory;
    private final ToldEvents told;

    PgEnrichmentJobs(Transactions transactions, Pool pool, PgMerchantMemory memory, ToldEvents told) {
        this.transactions = transactions;
        this.pool = pool;
        this.memory = memory;
        this.told = told;
    }

    @Override
    public JobState stateOf(UUID jobId) {
        var rows = pool.preparedQuery(STATE).execute(Tuple.of(jobId)).await().indefinitely();
        return rows.size() == 0
                ? JobState.ACTIVE
                : JobState.ofCode(rows.iterator().next().getString("state"));
    }

    @Override
    public boolean hasTaken(UUID eventId) {
        return Inbox.hasTaken(pool, CONSUMER, eventId).await().indefinitely();
    }

    @Override
    public Stored store(UUID eventId, Batch batch, Map<UUID, Verdict> verdicts, JobState as) {
        return transactions.call(connection -> {
            var job = JobRow.lockOrCreate(
                    connection, batch.climb().jobId(), batch.climb().userId());
            if (job.state() != as) {
                return Stored.JOB_MOVED;
            }
            if (!Inbox.firstTime(connection, CONSUMER, eventId).await().indefinitely()) {
                return Stored.TAKEN_BEFORE;
            }
            var stored = ItemRows.insert(connection, batch, verdicts);
            conclude(connection, job.received(stored.size()), batch, among(verdicts, stored));
            return Stored.STORED;
        });
    }

    @Override
    public List<Batch> claimWaiting(int mostRows, Duration claim) {
        return transactions.call(connection -> ItemRows.claim(connection, mostRows, claim));
    }

    @Override
    public void settle(Batch batch, Map<UUID, Verdict> verdicts) {
        transactions.run(connection -> {
            var job = JobRow.lockOrCreate(
                    connection, batch.climb().jobId(), batch.climb().userId());
            var settled = ItemRows.settle(connection, job.jobId(), verdicts);
            conclude(connection, job, batch, among(verdicts, settled));
        });
    }

    @Override
    public void move(UUID jobId, String userId, JobState state, long version) {
        transactions.run(connection -> {
            var job = JobRow.lockOrCreate(connection, jobId, userId);
            if (version <= job.controlVersion()) {
                return;
            }
            job.moved(state, version).save(connection);
            if (state == JobState.CANCELLED) {
                var cancelled = ItemRows.cancelWaiting(connection, jobId);
                if (!cancelled.isEmpty()) {
                    var after = job.moved(state, version).decided(cancelled);
                    after.save(connection);
                    told.progress(connection, after);
                }
            }
        });
    }

    @Override
    public Optional<Integer> retryFailed(UUID jobId, String userId) {
        return transactions.call(connection -> JobRow.lock(connection, jobId)
                .filter(job -> job.userId().equals(userId))
                .map(job -> {
                    var retried = ItemRows.retryFailed(connection, jobId);
                    if (retried > 0) {
                        var after = job.retried(retried);
                        after.save(connection);
                        told.progress(connection, after);
                    }
                    return retried;
                }));
    }

    /// Counters, memory and events of rows that have just been given their verdicts.
    private void conclude(SqlConnection connection, JobRow job, Batch batch, Map<UUID, Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            job.save(connection);
            return;
        }
        var after = job.decided(verdicts.values());
        after.save(connection);
        memory.learn(connection, job.userId(), Lesson.from(batch.rows(), verdicts));
        told.results(connection, batch, verdicts);
        told.progress(connection, after);
    }

    private static Map<UUID, Verdict> among(Map<UUID, Verdict> verdicts, Set<UUID> transactionIds) {
        var among = new LinkedHashMap<>(verdicts);
        among.keySet().retainAll(transactionIds);
        return among;
    }
}
