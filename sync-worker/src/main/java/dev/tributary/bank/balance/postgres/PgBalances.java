package dev.tributary.bank.balance.postgres;

import dev.tributary.bank.balance.AccountBalance;
import dev.tributary.bank.balance.Balances;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgBalances implements Balances {

    private static final String OF = """
            SELECT a.account_id, b.currency, b.current, b.available, coalesce(b.as_of, b.fetched_at) AS told_at, %s
            FROM unnest($1::uuid[]) AS a(account_id)
            LEFT JOIN account_balances b USING (account_id) LEFT JOIN balance_proofs p USING (account_id)
            """.formatted(ProofRow.COLUMNS);

    private final Pool pool;

    PgBalances(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Map<UUID, Standing> of(Collection<UUID> accountIds) {
        var parameters = Tuple.tuple().addArrayOfUUID(accountIds.toArray(UUID[]::new));
        return pool.preparedQuery(OF).execute(parameters).await().indefinitely().stream()
                .collect(Collectors.toMap(
                        row -> row.getUUID("account_id"), row -> new Standing(balance(row), ProofRow.read(row))));
    }

    private static @Nullable AccountBalance balance(Row row) {
        var current = row.getBigDecimal("current");
        return current == null
                ? null
                : new AccountBalance(
                        row.getString("currency"),
                        current,
                        row.getBigDecimal("available"),
                        row.getOffsetDateTime("told_at").toInstant());
    }
}
