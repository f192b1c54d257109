package dev.tributary.enrichment.work.postgres;

import dev.tributary.contracts.TransactionsRemoved;
import dev.tributary.enrichment.ladder.Lesson;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.postgres.PgMerchantMemory;
import dev.tributary.enrichment.work.Batch;
import dev.tributary.enrichment.work.EnrichmentJobs;
import dev.tributary.enrichment.work.JobState;
import dev.tributary.enrichment.work.Parking;
import dev.tributary.enrichment.work.Settlement;
import dev.tributary.enrichment.work.Tally;
import dev.tributary.messaging.Inbox;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Each transaction locks the job's row first: its counters and its events are then in one order.
@ApplicationScoped
class PgEnrichmentJobs implements EnrichmentJobs {

    private static final String CONSUMER = "enrichment";

    private static final String STATE = "SELECT state FROM truelayer_enrichment_jobs WHERE job_id = $1";

    private static final String PARKED_JOBS = """
            SELECT job_id FROM truelayer_enrichment_jobs
            WHERE parked > 0 AND ($1::text IS NULL OR user_id = $1) ORDER BY job_id
            """;

    private static final String DUE_JOBS = """
            SELECT DISTINCT job_id FROM enrichment_items WHERE state = 'parked' AND parked_until <= $1 ORDER BY job_id
            """;

    private static final String JOBS_OF_SUBJECT = """
            SELECT job_id, NULL::uuid AS run_id FROM truelayer_enrichment_jobs WHERE job_id = $1 AND user_id = $2
            UNION
            SELECT item.job_id, run.run_id FROM enrichment_runs run LEFT JOIN enrichment_items item USING (run_id)
            WHERE run.run_id = $1 AND run.user_id = $2
            ORDER BY job_id
            """;

    private static final String JOBS_OF_TRANSACTIONS =
            "SELECT DISTINCT job_id, user_id FROM enrichment_items WHERE transaction_id = ANY($1) ORDER BY job_id";

    private static final String REMEMBER_REMOVED = """
            INSERT INTO removed_transactions (transaction_id, removed_at) SELECT unnest($1::uuid[]), $2::timestamptz
            ON CONFLICT (transaction_id)
                DO UPDATE SET removed_at = greatest(removed_transactions.removed_at, excluded.removed_at)
            """;

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
    public Stored store(UUID eventId, Instant told, Batch batch, Arrival arrival) {
        return transactions.call(connection -> {
            var job = JobRow.lockOrCreate(
                    connection, batch.climb().jobId(), batch.climb().userId());
            if (arrival instanceof Arrival.Decided decided && job.state() != decided.as()) {
                return Stored.JOB_MOVED;
            }
            if (!Inbox.firstTime(connection, CONSUMER, eventId).await().indefinitely()) {
                return Stored.TAKEN_BEFORE;
            }
            store(connection, job, told, batch, arrival);
            return Stored.STORED;
        });
    }

    /// What a person has said already of a row holds, and is not told to the bank again.
    private void store(SqlConnection connection, JobRow job, Instant told, Batch batch, Arrival arrival) {
        var corrected = CorrectedRows.among(connection, batch);
        switch (arrival) {
            case Arrival.Held _ -> ItemRows.insert(connection, batch, Map.of(), ItemRows.HELD, Set.of(), told);
            case Arrival.Decided decided -> {
                var verdicts = new HashMap<UUID, Verdict>(decided.verdicts());
                verdicts.putAll(corrected);
                var stored = ItemRows.insert(connection, batch, verdicts, ItemRows.WAITING, corrected.keySet(), told);
                conclude(connection, job.received(stored.size()), batch, among(verdicts, stored), corrected);
            }
        }
    }

    @Override
    public List<Batch> claimWaiting(int mostRows, Duration claim, Duration gathered) {
        return transactions.call(connection -> ItemRows.claim(connection, mostRows, claim, gathered));
    }

    @Override
    public void settle(Batch batch, Settlement settlement, Duration soon) {
        transactions.run(connection -> {
            var job = JobRow.lockOrCreate(
                    connection, batch.climb().jobId(), batch.climb().userId());
            ItemRows.soon(connection, job.jobId(), settlement.later(), soon);
            var parked = ItemRows.park(connection, job.jobId(), settlement.parked());
            var settled = ItemRows.settle(connection, job.jobId(), settlement.verdicts());
            var after = parked.isEmpty() ? job : job.parked(parked.size(), parking(settlement, parked));
            if (settled.isEmpty() && !parked.isEmpty()) {
                changed(connection, after, after.tally());
            } else {
                conclude(connection, after, batch, among(settlement.verdicts(), settled), Map.of());
            }
        });
    }

    private static Parking parking(Settlement settlement, Set<UUID> parked) {
        var any = parked.iterator().next();
        return settlement.parked().entrySet().stream()
                .filter(entry -> entry.getKey().equals(any))
                .map(entry -> Parking.of(entry.getValue().obstacle()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void move(UUID jobId, String userId, JobState state, long version) {
        transactions.run(connection -> {
            var job = JobRow.lockOrCreate(connection, jobId, userId);
            if (version <= job.controlVersion()) {
                return;
            }
            var moved = job.moved(state, version);
            moved.save(connection);
            if (state == JobState.CANCELLED) {
                cancel(connection, moved, null);
            }
        });
    }

    private int cancel(SqlConnection connection, JobRow job, @Nullable UUID runId) {
        var cancelled = ItemRows.cancelWaiting(connection, job.jobId(), runId);
        if (cancelled.received() > 0) {
            var failed = new Tally(cancelled.received(), 0, cancelled.received(), 0, Map.of());
            changed(connection, job, job.tally().without(cancelled).plus(failed));
        }
        return Math.toIntExact(cancelled.received());
    }

    @Override
    public Optional<Integer> cancelWaiting(UUID subjectId, String userId) {
        return transactions.call(connection -> {
            var subjects = connection
                    .preparedQuery(JOBS_OF_SUBJECT)
                    .execute(Tuple.of(subjectId, userId))
                    .await()
                    .indefinitely();
            if (subjects.size() == 0) {
                return Optional.empty();
            }
            var cancelled = 0;
            for (var subject : subjects) {
                var job = subject.getUUID("job_id");
                if (job != null) {
                    cancelled += JobRow.lock(connection, job)
                            .map(row -> cancel(connection, row, subject.getUUID("run_id")))
                            .orElse(0);
                }
            }
            return Optional.of(cancelled);
        });
    }

    @Override
    public Optional<Integer> retryFailed(UUID jobId, String userId) {
        return transactions.call(connection -> JobRow.lock(connection, jobId)
                .filter(job -> job.userId().equals(userId))
                .map(job -> goOn(connection, job.revived(), List.of("failed", "parked"), null)));
    }

    @Override
    public int unpark(@Nullable String userId) {
        return unparkJobs(Tuple.of(userId), PARKED_JOBS, null);
    }

    @Override
    public int unparkDue(Instant now) {
        return unparkJobs(Tuple.of(now.atOffset(ZoneOffset.UTC)), DUE_JOBS, now);
    }

    private int unparkJobs(Tuple values, String jobs, @Nullable Instant due) {
        var unparked = 0;
        for (var row : pool.preparedQuery(jobs).execute(values).await().indefinitely()) {
            var jobId = row.getUUID("job_id");
            unparked += transactions.call(connection -> JobRow.lock(connection, jobId)
                    .map(job -> goOn(connection, job, List.of("parked"), due))
                    .orElse(0));
        }
        return unparked;
    }

    private int goOn(SqlConnection connection, JobRow job, List<String> states, @Nullable Instant due) {
        var before = ItemRows.retry(connection, job.jobId(), states, due);
        if (before.received() > 0) {
            changed(connection, job, job.tally().retried(before.failed(), before.parked()));
        }
        return Math.toIntExact(before.received());
    }

    @Override
    public void remove(TransactionsRemoved removed) {
        var ids = removed.transactionIds().toArray(UUID[]::new);
        transactions.run(connection -> {
            connection
                    .preparedQuery(REMEMBER_REMOVED)
                    .execute(Tuple.of(ids, removed.occurredAt().atOffset(ZoneOffset.UTC)))
                    .await()
                    .indefinitely();
            var jobs = connection
                    .preparedQuery(JOBS_OF_TRANSACTIONS)
                    .execute(Tuple.of(ids))
                    .await()
                    .indefinitely();
            for (var row : jobs) {
                if (row.getString("user_id").equals(removed.userId())) {
                    JobRow.lock(connection, row.getUUID("job_id")).ifPresent(job -> {
                        var gone = ItemRows.remove(connection, job.jobId(), ids);
                        changed(connection, job, job.tally().without(gone));
                    });
                }
            }
            CorrectedRows.forget(connection, ids);
        });
    }

    private void changed(SqlConnection connection, JobRow job, Tally tally) {
        var after = job.told(tally);
        after.save(connection);
        told.progress(connection, after);
    }

    /// Counters, memory and events of rows that have just been given their verdicts.
    private void conclude(
            SqlConnection connection,
            JobRow job,
            Batch batch,
            Map<UUID, Verdict> verdicts,
            Map<UUID, Categorised> corrected) {
        if (verdicts.isEmpty()) {
            job.save(connection);
            return;
        }
        var after = job.decided(verdicts.values());
        after.save(connection);
        memory.learn(connection, job.userId(), Lesson.from(batch.rows(), verdicts));
        var news = new LinkedHashMap<>(verdicts);
        news.keySet().removeAll(corrected.keySet());
        told.results(connection, batch, news);
        told.progress(connection, after);
    }

    private static Map<UUID, Verdict> among(Map<UUID, Verdict> verdicts, Set<UUID> transactionIds) {
        var among = new LinkedHashMap<>(verdicts);
        among.keySet().retainAll(transactionIds);
        return among;
    }
}
