package dev.tributary.enrichment.cost.postgres;

import dev.tributary.contracts.EnrichmentProgress.JobCostChanged;
import dev.tributary.enrichment.cost.Costs;
import dev.tributary.enrichment.cost.Ledger;
import dev.tributary.enrichment.cost.LedgerEntry.BankCall;
import dev.tributary.enrichment.cost.Prices;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgLedger implements Ledger {

    private static final String SUMS = """
            count(*) FILTER (WHERE kind = 'bank_call') AS bank_calls,
            coalesce(sum(cost) FILTER (WHERE kind = 'bank_call'), 0) AS bank,
            count(*) FILTER (WHERE kind = 'model_call') AS model_calls,
            coalesce(sum(input_tokens + output_tokens), 0)::bigint AS tokens,
            coalesce(sum(cost) FILTER (WHERE kind = 'model_call'), 0) AS models,
            count(*) FILTER (WHERE cost IS NULL) AS unknown_prices,
            count(*) FILTER (WHERE kind = 'open_call') AS unsettled,
            coalesce(sum(reserved), 0) AS reserved
            """;

    // A job whose ledger is being written to is skipped: its turn comes with the next tick, complete.
    private static final String TAKE_CHANGED = """
            UPDATE job_costs SET changed = false, sequence = sequence + 1
            WHERE job_id IN (
                SELECT job_id FROM job_costs WHERE changed ORDER BY updated_at LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING job_id, user_id, sequence
            """;

    private static final String OF_JOBS =
            "SELECT job_id, " + SUMS + " FROM calls WHERE job_id = ANY($1) GROUP BY job_id";

    private static final String OF_SUBJECTS = "SELECT subject_id, " + SUMS + """
             FROM (
                SELECT job_id AS subject_id, kind, input_tokens, output_tokens, cost, reserved FROM calls
                WHERE user_id = $1 AND job_id = ANY($2) AND run_id IS NULL
                UNION ALL
                SELECT run_id, kind, input_tokens, output_tokens, cost, reserved FROM calls
                WHERE user_id = $1 AND run_id = ANY($2)) AS subjects
            GROUP BY subject_id
            """;

    private static final String BETWEEN =
            "SELECT " + SUMS + " FROM calls WHERE user_id = $1 AND occurred_at >= $2 AND occurred_at < $3";

    // Job ids are UUIDv7: their order is the order of their making.
    private static final String BY_JOB = "SELECT job_id, " + SUMS + """
             FROM calls
            WHERE user_id = $1 AND job_id IN (
                SELECT job_id FROM job_costs WHERE user_id = $1 AND ($2::uuid IS NULL OR job_id < $2)
                ORDER BY job_id DESC LIMIT $3)
            GROUP BY job_id ORDER BY job_id DESC
            """;

    private static final String BY_DAY = "SELECT (occurred_at AT TIME ZONE 'UTC')::date AS day, " + SUMS + """
             FROM calls WHERE user_id = $1 AND occurred_at >= $2 AND occurred_at < $3 GROUP BY day ORDER BY day
            """;

    private static final String BY_MODEL = """
            SELECT resource, count(*) AS calls, coalesce(sum(merchants), 0)::bigint AS merchants,
                coalesce(sum(input_tokens), 0)::bigint AS input, coalesce(sum(cached_input_tokens), 0)::bigint AS cached,
                coalesce(sum(cache_write_tokens), 0)::bigint AS written,
                coalesce(sum(output_tokens), 0)::bigint AS output, sum(billed) AS billed,
                max(billed_currency) AS billed_currency, coalesce(sum(cost), 0) AS cost,
                count(*) FILTER (WHERE cost IS NULL) AS unknown
            FROM calls
            WHERE user_id = $1 AND occurred_at >= $2 AND occurred_at < $3 AND kind IN ('model_call', 'open_call')
            GROUP BY resource ORDER BY resource
            """;

    private final Transactions transactions;
    private final Pool pool;
    private final Prices prices;
    private final Clock clock;

    PgLedger(Transactions transactions, Pool pool, Prices prices, Clock clock) {
        this.transactions = transactions;
        this.pool = pool;
        this.prices = prices;
        this.clock = clock;
    }

    @Override
    public void record(BankCall call) {
        transactions.run(connection -> LedgerRows.append(connection, call));
    }

    @Override
    public int tellChangedJobs(int most) {
        // Before the transaction: a second connection may only come free when the locks of this one do.
        var currency = prices.current().currency();
        return transactions.call(connection -> {
            var changed = new ArrayList<Row>();
            execute(connection, TAKE_CHANGED, Tuple.of(most)).forEach(changed::add);
            if (changed.isEmpty()) {
                return 0;
            }
            var sums = costsOf(
                    connection,
                    changed.stream().map(row -> row.getUUID("job_id")).toArray(UUID[]::new));
            var events = changed.stream()
                    .map(row -> new JobCostChanged(
                            Ids.next(),
                            clock.instant(),
                            row.getString("user_id"),
                            row.getUUID("job_id"),
                            row.getLong("sequence"),
                            costsIn(sums, row.getUUID("job_id")).in(currency)))
                    .toList();
            Outbox.append(connection, events).await().indefinitely();
            return changed.size();
        });
    }

    private static List<JobCosts> costsOf(SqlConnection connection, UUID[] jobs) {
        return jobCosts(execute(connection, OF_JOBS, Tuple.of(jobs)));
    }

    private static Costs costsIn(List<JobCosts> sums, UUID job) {
        return sums.stream()
                .filter(sum -> sum.jobId().equals(job))
                .map(JobCosts::costs)
                .findFirst()
                .orElse(Costs.NONE);
    }

    @Override
    public Costs between(String userId, Instant from, Instant to) {
        return costs(query(BETWEEN, Tuple.of(userId, atUtc(from), atUtc(to)))
                .iterator()
                .next());
    }

    @Override
    public List<JobCosts> byJob(String userId, @Nullable UUID after, int limit) {
        return jobCosts(query(BY_JOB, Tuple.of(userId, after, limit)));
    }

    @Override
    public List<DayCosts> byDay(String userId, LocalDate from, LocalDate to) {
        var start = from.atStartOfDay().atOffset(ZoneOffset.UTC);
        var end = to.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        return rows(query(BY_DAY, Tuple.of(userId, start, end)))
                .map(row -> new DayCosts(row.getLocalDate("day"), costs(row)))
                .toList();
    }

    @Override
    public List<ModelCosts> byModel(String userId, Instant from, Instant to) {
        return rows(query(BY_MODEL, Tuple.of(userId, atUtc(from), atUtc(to))))
                .map(row -> new ModelCosts(
                        row.getString("resource"),
                        row.getLong("calls"),
                        row.getLong("merchants"),
                        row.getLong("input"),
                        row.getLong("cached"),
                        row.getLong("written"),
                        row.getLong("output"),
                        row.getBigDecimal("billed"),
                        row.getString("billed_currency"),
                        row.getBigDecimal("cost"),
                        row.getLong("unknown")))
                .toList();
    }

    @Override
    public Map<UUID, Costs> ofSubjects(String userId, List<UUID> subjectIds) {
        return rows(query(OF_SUBJECTS, Tuple.of(userId, subjectIds.toArray(UUID[]::new))))
                .collect(Collectors.toMap(row -> row.getUUID("subject_id"), PgLedger::costs));
    }

    private static List<JobCosts> jobCosts(RowSet<Row> rows) {
        return rows(rows)
                .map(row -> new JobCosts(row.getUUID("job_id"), costs(row)))
                .toList();
    }

    private static Costs costs(Row row) {
        return new Costs(
                row.getLong("bank_calls"),
                row.getBigDecimal("bank"),
                row.getLong("model_calls"),
                row.getLong("tokens"),
                row.getBigDecimal("models"),
                row.getLong("unknown_prices"),
                row.getLong("unsettled"),
                row.getBigDecimal("reserved"));
    }

    private RowSet<Row> query(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).await().indefinitely();
    }

    private static RowSet<Row> execute(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).await().indefinitely();
    }

    private static Stream<Row> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static OffsetDateTime atUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
