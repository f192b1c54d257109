package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.PendingRow;
import dev.tributary.bank.transaction.PendingTransactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PgPendingTransactions implements PendingTransactions {

    private static final int DAYS_AWAITED = 30;

    private static final String AWAITED = """
            SELECT transaction_id, first_seen_in, booked_on, amount, currency, description,
                normalised_provider_transaction_id, provider_transaction_id
            FROM transactions
            WHERE account_id = $1 AND pending_key IS NOT NULL AND state IN ('pending', 'gone') AND booked_on >= $2
            """;

    private final Pool pool;
    private final Clock clock;

    PgPendingTransactions(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public List<PendingRow> awaited(UUID accountId) {
        var since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_AWAITED);
        return pool.preparedQuery(AWAITED).execute(Tuple.of(accountId, since)).await().indefinitely().stream()
                .map(row -> new PendingRow(
                        row.getUUID(0),
                        row.getUUID(1),
                        row.getLocalDate(2),
                        row.getBigDecimal(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .toList();
    }
}
