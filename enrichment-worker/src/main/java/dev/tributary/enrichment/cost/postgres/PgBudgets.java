package dev.tributary.enrichment.cost.postgres;

import dev.tributary.enrichment.cost.Budgets;
import dev.tributary.enrichment.cost.CostConfig;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgBudgets implements Budgets {

    private static final String INSTALLATION = "";

    private static final String LIMITS = "SELECT per_import, per_month, per_day FROM budget_limits WHERE owner = $1";

    private static final String LIMIT = """
            INSERT INTO budget_limits (owner, per_import, per_month, per_day) VALUES ($1, $2, $3, $4)
            ON CONFLICT (owner) DO UPDATE SET per_import = excluded.per_import, per_month = excluded.per_month,
                per_day = excluded.per_day, updated_at = now()
            """;

    private static final String ACCOUNT = "SELECT spent, reserved FROM budget_accounts WHERE kind = $1 AND owner = $2";

    private static final String JOB_OF_USER = "SELECT FROM job_costs WHERE job_id = $1 AND user_id = $2";

    private final Transactions transactions;
    private final Pool pool;
    private final CostConfig config;

    PgBudgets(Transactions transactions, Pool pool, CostConfig config) {
        this.transactions = transactions;
        this.pool = pool;
        this.config = config;
    }

    @Override
    public Limits limitsOf(String userId) {
        return limitsOf(pool, userId);
    }

    /// A row of one's own holds whole, what it leaves out is no limit.
    Limits limitsOf(SqlClient client, String userId) {
        var own = row(client, userId);
        return new Limits(
                own.isPresent()
                        ? own.get().getBigDecimal("per_import")
                        : config.budgetPerImport().orElse(null),
                own.isPresent()
                        ? own.get().getBigDecimal("per_month")
                        : config.budgetPerMonth().orElse(null),
                perDay(client));
    }

    private @Nullable BigDecimal perDay(SqlClient client) {
        var installation = row(client, INSTALLATION);
        return installation.isPresent()
                ? installation.get().getBigDecimal("per_day")
                : config.budgetPerDay().orElse(null);
    }

    @Override
    public boolean limit(String userId, @Nullable BigDecimal perImport, @Nullable BigDecimal perMonth) {
        return transactions.call(connection -> {
            var before = limitsOf(connection, userId);
            save(connection, userId, perImport, perMonth, null);
            return isRaised(before.perImport(), perImport) || isRaised(before.perMonth(), perMonth);
        });
    }

    @Override
    public boolean limitInstallation(@Nullable BigDecimal perDay) {
        return transactions.call(connection -> {
            var before = perDay(connection);
            save(connection, INSTALLATION, null, null, perDay);
            return isRaised(before, perDay);
        });
    }

    @Override
    public Account account(Scope scope) {
        return pool
                .preparedQuery(ACCOUNT)
                .execute(Tuple.of(scope.kind().code(), scope.owner()))
                .await()
                .indefinitely()
                .stream()
                .map(row -> new Account(row.getBigDecimal("spent"), row.getBigDecimal("reserved")))
                .findFirst()
                .orElse(Account.EMPTY);
    }

    @Override
    public Account ofImport(String userId, UUID jobId) {
        var isTheirs = pool.preparedQuery(JOB_OF_USER)
                        .execute(Tuple.of(jobId, userId))
                        .await()
                        .indefinitely()
                        .size()
                > 0;
        return isTheirs ? account(Scope.ofImport(jobId)) : Account.EMPTY;
    }

    private static boolean isRaised(@Nullable BigDecimal before, @Nullable BigDecimal after) {
        return before != null && (after == null || after.compareTo(before) > 0);
    }

    private static void save(
            SqlConnection connection,
            String owner,
            @Nullable BigDecimal perImport,
            @Nullable BigDecimal perMonth,
            @Nullable BigDecimal perDay) {
        connection
                .preparedQuery(LIMIT)
                .execute(Tuple.of(owner, perImport, perMonth, perDay))
                .await()
                .indefinitely();
    }

    private static Optional<Row> row(SqlClient client, String owner) {
        return client.preparedQuery(LIMITS).execute(Tuple.of(owner)).await().indefinitely().stream()
                .findFirst();
    }
}
