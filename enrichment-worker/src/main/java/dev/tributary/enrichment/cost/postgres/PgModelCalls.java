package dev.tributary.enrichment.cost.postgres;

import dev.tributary.enrichment.cost.Budgets.Limits;
import dev.tributary.enrichment.cost.Budgets.Scope;
import dev.tributary.enrichment.cost.CostConfig;
import dev.tributary.enrichment.cost.CostMeters;
import dev.tributary.enrichment.cost.CostMeters.ModelOutcome;
import dev.tributary.enrichment.cost.CostMeters.Spending;
import dev.tributary.enrichment.cost.LedgerEntry.ModelCall;
import dev.tributary.enrichment.cost.OpenCalls;
import dev.tributary.enrichment.cost.PriceList.Listed;
import dev.tributary.enrichment.cost.Prices;
import dev.tributary.enrichment.languagemodel.LanguageModel.Receipt;
import dev.tributary.enrichment.languagemodel.ModelCalls;
import dev.tributary.enrichment.languagemodel.ModelCalls.Admission.Admitted;
import dev.tributary.enrichment.languagemodel.ModelCalls.Admission.Refused;
import dev.tributary.enrichment.languagemodel.Payer;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls of models, from before they are sent until they are in the ledger. What a call can cost at most is reserved in
/// the transaction that writes it down, so no number of calls at once spends more than there is.
@ApplicationScoped
class PgModelCalls implements ModelCalls, OpenCalls {

    private static final String BEGIN = """
            INSERT INTO model_calls (call_id, user_id, job_id, run_id, model, merchants, begun_at, reserved, state,
                next_lookup_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'begun', $9)
            """;

    private static final String END = """
            UPDATE model_calls SET state = $2, ended_at = now() WHERE call_id = $1 AND ended_at IS NULL
            RETURNING user_id, job_id, run_id, model, merchants, begun_at, reserved
            """;

    private static final String SILENT = """
            UPDATE model_calls SET state = 'silent', next_lookup_at = now() WHERE call_id = $1 AND ended_at IS NULL
            RETURNING user_id, job_id, model
            """;

    private static final String TAKE_DUE = """
            UPDATE model_calls SET state = 'silent', lookups = lookups + 1,
                next_lookup_at = now() + least(power(2, least(lookups, 20)) * $2, 86400000) * interval '1 millisecond'
            WHERE call_id IN (
                SELECT call_id FROM model_calls WHERE ended_at IS NULL AND next_lookup_at <= now()
                ORDER BY next_lookup_at LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING call_id, model, begun_at
            """;

    private static final String COUNT = "SELECT count(*) AS calls FROM model_calls WHERE state = 'silent'";

    private final Transactions transactions;
    private final Pool pool;
    private final PgBudgets budgets;
    private final Prices prices;
    private final CostConfig config;
    private final CostMeters meters;
    private final Clock clock;

    PgModelCalls(
            Transactions transactions,
            Pool pool,
            PgBudgets budgets,
            Prices prices,
            CostConfig config,
            CostMeters meters,
            Clock clock) {
        this.transactions = transactions;
        this.pool = pool;
        this.budgets = budgets;
        this.prices = prices;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Admission begin(Payer payer, Intent intent) {
        var now = clock.instant();
        var most = prices.current().most(intent, now, now.plus(config.firstLookup()));
        var admission = transactions.call(connection -> {
            var refused = refusal(connection, payer, most, now);
            return refused.isPresent() ? refused.get() : admitted(connection, payer, intent, most.orElse(null), now);
        });
        if (admission instanceof Refused refused) {
            meters.refused(refused.obstacle().name());
        }
        return admission;
    }

    private Optional<Admission> refusal(SqlConnection connection, Payer payer, Optional<BigDecimal> most, Instant now) {
        var limits = budgets.limitsOf(connection, payer.userId());
        if (most.isEmpty()) {
            return limits.any() ? Optional.of(new Refused(Obstacle.PRICE_UNKNOWN, null)) : Optional.empty();
        }
        return Scope.of(payer.userId(), payer.jobId(), now).stream()
                .filter(scope -> !hasRoom(connection, scope, most.get(), limits))
                .findFirst()
                .map(scope -> new Refused(scope.kind().obstacle(), scope.until()));
    }

    private static boolean hasRoom(SqlConnection connection, Scope scope, BigDecimal amount, Limits limits) {
        return BudgetRows.lock(connection, scope).hasRoomFor(amount, limits.of(scope.kind()));
    }

    private Admission admitted(
            SqlConnection connection, Payer payer, Intent intent, @Nullable BigDecimal most, Instant now) {
        var callId = Ids.next();
        if (most != null) {
            BudgetRows.reserve(connection, Scope.of(payer.userId(), payer.jobId(), now), most);
        }
        execute(
                connection,
                BEGIN,
                Tuple.tuple()
                        .addUUID(callId)
                        .addString(payer.userId())
                        .addUUID(payer.jobId())
                        .addUUID(payer.runId())
                        .addString(intent.model())
                        .addInteger(intent.merchants())
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addBigDecimal(most)
                        .addOffsetDateTime(now.plus(config.firstLookup()).atOffset(ZoneOffset.UTC)));
        return new Admitted(callId);
    }

    @Override
    public void settled(UUID callId, Receipt receipt) {
        var list = prices.current();
        var listed = list.priceOf(receipt.model(), receipt.usage(), receipt.at(), receipt.batched())
                .orElse(null);
        var settled = end(callId, "settled", (connection, call) -> {
            var appended = LedgerRows.append(
                    connection,
                    new ModelCall(
                            callId,
                            call.userId(),
                            call.jobId(),
                            call.runId(),
                            call.begunAt(),
                            receipt.model(),
                            list.version(),
                            call.merchants(),
                            receipt.requestId(),
                            receipt.usage(),
                            listed));
            return appended && listed != null ? listed.price().cost() : BigDecimal.ZERO;
        });
        if (settled) {
            count(receipt, listed, list.currency());
        }
    }

    private void count(Receipt receipt, @Nullable Listed listed, String currency) {
        meters.modelCall(receipt.model(), ModelOutcome.SETTLED);
        meters.tokens(receipt.model(), receipt.usage());
        if (listed == null) {
            meters.unknownPrice(receipt.model());
        } else {
            meters.spent(Spending.MODEL_CALL, listed.price().cost(), currency);
        }
    }

    @Override
    public void notBilled(UUID callId) {
        end(callId, "not_billed", (connection, call) -> {
            meters.modelCall(call.model(), ModelOutcome.NOT_BILLED);
            LedgerRows.jobChanged(connection, call.jobId(), call.userId());
            return BigDecimal.ZERO;
        });
    }

    @Override
    public void silent(UUID callId) {
        transactions
                .call(connection -> execute(connection, SILENT, Tuple.of(callId)).stream()
                        .peek(row -> LedgerRows.jobChanged(connection, row.getUUID("job_id"), row.getString("user_id")))
                        .map(row -> row.getString("model"))
                        .toList())
                .forEach(model -> meters.modelCall(model, ModelOutcome.SILENT));
    }

    @Override
    public List<OpenCall> takeDue(int most, Duration first) {
        return pool.preparedQuery(TAKE_DUE).execute(Tuple.of(most, first.toMillis())).await().indefinitely().stream()
                .map(row -> new OpenCall(
                        row.getUUID("call_id"),
                        row.getString("model"),
                        row.getOffsetDateTime("begun_at").toInstant()))
                .toList();
    }

    @Override
    public long count() {
        return pool.query(COUNT)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong("calls");
    }

    private record Begun(
            String userId,
            UUID jobId,
            @Nullable UUID runId,
            String model,
            int merchants,
            Instant begunAt,
            @Nullable BigDecimal reserved) {

        static Begun read(Row row) {
            return new Begun(
                    row.getString("user_id"),
                    row.getUUID("job_id"),
                    row.getUUID("run_id"),
                    row.getString("model"),
                    row.getInteger("merchants"),
                    row.getOffsetDateTime("begun_at").toInstant(),
                    row.getBigDecimal("reserved"));
        }
    }

    private interface Spend {
        BigDecimal spend(SqlConnection connection, Begun call);
    }

    /// A call ends once, whoever says so first.
    private boolean end(UUID callId, String state, Spend spending) {
        return transactions.call(connection -> {
            var ended = execute(connection, END, Tuple.of(callId, state)).stream()
                    .map(Begun::read)
                    .findFirst();
            ended.ifPresent(call -> {
                var scopes = Scope.of(call.userId(), call.jobId(), call.begunAt());
                scopes.forEach(scope -> BudgetRows.lock(connection, scope));
                var spent = spending.spend(connection, call);
                BudgetRows.settle(
                        connection, scopes, call.reserved() == null ? BigDecimal.ZERO : call.reserved(), spent);
            });
            return ended.isPresent();
        });
    }

    private static RowSet<Row> execute(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).await().indefinitely();
    }
}
