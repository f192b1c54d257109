package dev.tributary.enrichment.cost.postgres;

import dev.tributary.contracts.EnrichmentProgress.JobCostChanged;
import dev.tributary.enrichment.cost.Costs;
import dev.tributary.enrichment.cost.Ledger;
import dev.tributary.enrichment.cost.LedgerEntry;
import dev.tributary.enrichment.cost.LedgerEntry.BankCall;
import dev.tributary.enrichment.cost.LedgerEntry.ModelCall;
import dev.tributary.enrichment.cost.PriceList;
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
import java.util.UUID;
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
            count(*) FILTER (WHERE cost IS NULL) AS unknown_prices
            """;

    private static final String APPEND = """
            INSERT INTO cost_ledger (entry_id, user_id, job_id, occurred_at, kind, resource, input_tokens,
                cached_input_tokens, output_tokens, price_list, billed, billed_currency, cost)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (entry_id) DO NOTHING
            """;

    private static final String JOB_CHANGED = """
            INSERT INTO job_costs (job_id, user_id) VALUES ($1, $2)
            ON CONFLICT (job_id) DO UPDATE SET changed = true, updated_at = now()
            """;

    // A job whose ledger is being written to is skipped: its turn comes with the next tick, complete.
    private static final String TAKE_CHANGED = """
            UPDATE job_costs SET changed = false, sequence = sequence + 1
            WHERE job_id IN (
                SELECT job_id FROM job_costs WHERE changed ORDER BY updated_at LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING job_id, user_id, sequence
            """;

    private static final String OF_JOBS =
            "SELECT job_id, " + SUMS + " FROM cost_ledger WHERE job_id = ANY($1) GROUP BY job_id";

    private static final String BETWEEN =
            "SELECT " + SUMS + " FROM cost_ledger WHERE user_id = $1 AND occurred_at >= $2 AND occurred_at < $3";

    // Job ids are UUIDv7: their order is the order of their making.
    private static final String BY_JOB = "SELECT job_id, " + SUMS + """
             FROM cost_ledger
            WHERE user_id = $1 AND job_id IN (
                SELECT job_id FROM job_costs WHERE user_id = $1 AND ($2::uuid IS NULL OR job_id < $2)
                ORDER BY job_id DESC LIMIT $3)
            GROUP BY job_id ORDER BY job_id DESC
            """;

    private static final String BY_DAY = "SELECT (occurred_at AT TIME ZONE 'UTC')::date AS day, " + SUMS + """
             FROM cost_ledger WHERE user_id = $1 AND occurred_at >= $2 AND occurred_at < $3 GROUP BY day ORDER BY day
            """;

    private final Transactions transactions;
    private final Pool pool;
    private final PriceList prices;
    private final Clock clock;

    PgLedger(Transactions transactions, Pool pool, PriceList prices, Clock clock) {
        this.transactions = transactions;
        this.pool = pool;
        this.prices = prices;
        this.clock = clock;
    }

    @Override
    public void record(LedgerEntry entry) {
        transactions.run(connection -> {
            var appended = execute(connection, APPEND, values(entry)).rowCount() == 1;
            if (appended && entry.jobId() != null) {
                execute(connection, JOB_CHANGED, Tuple.of(entry.jobId(), entry.userId()));
            }
        });
    }

    private static Tuple values(LedgerEntry entry) {
        var usage = entry instanceof ModelCall call ? call.usage() : null;
        var price = entry.price();
        return Tuple.tuple()
                .addUUID(entry.entryId())
                .addString(entry.userId())
                .addUUID(entry.jobId())
                .addOffsetDateTime(atUtc(entry.occurredAt()))
                .addString(
                        switch (entry) {
                            case BankCall _ -> "bank_call";
                            case ModelCall _ -> "model_call";
                        })
                .addString(entry.resource())
                .addLong(usage == null ? null : usage.inputTokens())
                .addLong(usage == null ? null : usage.cachedInputTokens())
                .addLong(usage == null ? null : usage.outputTokens())
                .addString(entry.priceList())
                .addBigDecimal(price == null ? null : price.billed())
                .addString(price == null ? null : price.billedCurrency())
                .addBigDecimal(price == null ? null : price.cost());
    }

    @Override
    public int tellChangedJobs(int most) {
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
                            costsIn(sums, row.getUUID("job_id")).in(prices.currency())))
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
                row.getLong("unknown_prices"));
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
