package dev.tributary.enrichment.cost.postgres;

import dev.tributary.enrichment.cost.Budgets.Account;
import dev.tributary.enrichment.cost.Budgets.Scope;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.List;

/// What was spent and reserved, each account locked until the transaction ends. Always in one order, so that two calls
/// never wait for each other.
final class BudgetRows {

    private static final String LOCK = """
            INSERT INTO budget_accounts (kind, owner) VALUES ($1, $2)
            ON CONFLICT (kind, owner) DO UPDATE SET owner = excluded.owner
            RETURNING spent, reserved
            """;

    private static final String MOVE =
            "UPDATE budget_accounts SET reserved = reserved + $3, spent = spent + $4 WHERE kind = $1 AND owner = $2";

    private BudgetRows() {}

    static Account lock(SqlConnection connection, Scope scope) {
        var row = connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(scope.kind().code(), scope.owner()))
                .await()
                .indefinitely()
                .iterator()
                .next();
        return new Account(row.getBigDecimal("spent"), row.getBigDecimal("reserved"));
    }

    static void reserve(SqlConnection connection, List<Scope> scopes, BigDecimal amount) {
        move(connection, scopes, amount, BigDecimal.ZERO);
    }

    static void settle(SqlConnection connection, List<Scope> scopes, BigDecimal reserved, BigDecimal spent) {
        move(connection, scopes, reserved.negate(), spent);
    }

    private static void move(SqlConnection connection, List<Scope> scopes, BigDecimal reserved, BigDecimal spent) {
        for (var scope : scopes) {
            connection
                    .preparedQuery(MOVE)
                    .execute(Tuple.of(scope.kind().code(), scope.owner(), reserved, spent))
                    .await()
                    .indefinitely();
        }
    }
}
