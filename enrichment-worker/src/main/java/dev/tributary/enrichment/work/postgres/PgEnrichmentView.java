package dev.tributary.enrichment.work.postgres;

import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.work.EnrichmentView;
import dev.tributary.enrichment.work.JobState;
import dev.tributary.enrichment.work.Parking;
import dev.tributary.enrichment.work.Tally;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgEnrichmentView implements EnrichmentView {

    private static final String JOB = """
            SELECT job_id, state, received, categorised, failed, parked, park_reason, by_source, updated_at
            FROM truelayer_enrichment_jobs WHERE job_id = $1 AND user_id = $2
            """;

    private static final String RUN = "SELECT created_at FROM enrichment_runs WHERE run_id = $1 AND user_id = $2";

    private static final String ROWS_OF_RUN = """
            SELECT state AS before, source, reason, decided_at FROM enrichment_items WHERE run_id = $1
            """;

    private static final String TALLIES =
            "SELECT received, categorised, failed, parked, by_source FROM truelayer_enrichment_jobs WHERE user_id = $1";

    private static final String BY_CATEGORY = """
            SELECT category, count(*) AS rows FROM enrichment_items
            WHERE user_id = $1 AND state = 'categorised' GROUP BY category
            """;

    private static final String FAILED = """
            SELECT transaction_id, job_id, account_id, booked_on, description, amount, currency, reason, decided_at
            FROM enrichment_items
            WHERE user_id = $1 AND state = 'failed' AND ($2::uuid IS NULL OR job_id = $2)
                AND ($3::uuid IS NULL OR transaction_id < $3)
            ORDER BY transaction_id DESC LIMIT $4
            """;

    private final Pool pool;

    PgEnrichmentView(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Optional<Job> job(UUID jobId, String userId) {
        return query(JOB, Tuple.of(jobId, userId))
                .findFirst()
                .map(row -> new Job(
                        row.getUUID("job_id"),
                        JobState.ofCode(row.getString("state")),
                        JobRow.tally(row),
                        parking(row.getString("park_reason")),
                        row.getOffsetDateTime("updated_at").toInstant()));
    }

    private static @Nullable Parking parking(@Nullable String code) {
        return code == null ? null : Parking.ofCode(code);
    }

    @Override
    public Optional<Job> run(UUID runId, String userId) {
        return query(RUN, Tuple.of(runId, userId)).findFirst().map(run -> {
            var rows = pool.preparedQuery(ROWS_OF_RUN)
                    .execute(Tuple.of(runId))
                    .await()
                    .indefinitely();
            Parking parking = null;
            var updatedAt = run.getOffsetDateTime("created_at");
            for (var row : rows) {
                if (row.getString("before").equals("parked")) {
                    parking = parking(row.getString("reason"));
                }
                var decidedAt = row.getOffsetDateTime("decided_at");
                updatedAt = decidedAt != null && decidedAt.isAfter(updatedAt) ? decidedAt : updatedAt;
            }
            return new Job(runId, JobState.ACTIVE, ItemRows.tally(rows), parking, updatedAt.toInstant());
        });
    }

    @Override
    public Stats stats(String userId) {
        var tally = query(TALLIES, Tuple.of(userId)).map(JobRow::tally).reduce(Tally.NONE, Tally::plus);
        Map<String, Long> byCategory = new TreeMap<>();
        query(BY_CATEGORY, Tuple.of(userId))
                .forEach(row -> byCategory.put(row.getString("category"), row.getLong("rows")));
        return new Stats(tally, byCategory);
    }

    @Override
    public List<FailedItem> failed(String userId, @Nullable UUID jobId, @Nullable UUID after, int limit) {
        return query(FAILED, Tuple.of(userId, jobId, after, limit))
                .map(row -> new FailedItem(
                        row.getUUID("transaction_id"),
                        row.getUUID("job_id"),
                        row.getUUID("account_id"),
                        row.getLocalDate("booked_on"),
                        row.getString("description"),
                        row.getBigDecimal("amount"),
                        row.getString("currency"),
                        Reason.ofCode(row.getString("reason")),
                        row.getOffsetDateTime("decided_at").toInstant()))
                .toList();
    }

    private Stream<Row> query(String sql, Tuple values) {
        var rows = pool.preparedQuery(sql).execute(values).await().indefinitely();
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
