package dev.tributary.bank.usage.postgres;

import dev.tributary.bank.usage.BankCall;
import dev.tributary.bank.usage.CallLedger;
import dev.tributary.contracts.ApiCallMade;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

@ApplicationScoped
class PgCallLedger implements CallLedger {

    private static final String OPEN = """
            INSERT INTO call_ledger (call_id, user_id, job_id, account_id, connection_id, provider_id, endpoint, attended, started_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String CLOSE = """
            UPDATE call_ledger SET http_status = $2, duration_millis = $3 WHERE call_id = $1 AND http_status IS NULL
            RETURNING *
            """;
    private static final String CLOSE_ABANDONED = """
            UPDATE call_ledger SET http_status = 0, duration_millis = 0
            WHERE call_id IN (SELECT call_id FROM call_ledger
                              WHERE http_status IS NULL AND started_at < $1 LIMIT 100 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Clock clock;

    PgCallLedger(Pool pool, Transactions transactions, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void open(BankCall call) {
        var entry = Tuple.tuple()
                .addUUID(call.callId())
                .addString(call.userId())
                .addUUID(call.jobId())
                .addUUID(call.accountId())
                .addUUID(call.connectionId())
                .addString(call.providerId())
                .addString(call.endpoint())
                .addBoolean(call.attended())
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        pool.preparedQuery(OPEN).execute(entry).await().indefinitely();
    }

    @Override
    public void close(BankCall call, int httpStatus, Duration took) {
        transactions.run(
                connection -> closeAndTell(connection, CLOSE, Tuple.of(call.callId(), httpStatus, took.toMillis())));
    }

    @Override
    public void closeAbandoned(Duration olderThan) {
        var before = clock.instant().minus(olderThan).atOffset(ZoneOffset.UTC);
        transactions.run(connection -> closeAndTell(connection, CLOSE_ABANDONED, Tuple.of(before)));
    }

    private void closeAndTell(SqlConnection connection, String sql, Tuple parameters) {
        var now = clock.instant();
        List<ApiCallMade> made = connection.preparedQuery(sql).execute(parameters).await().indefinitely().stream()
                .map(row -> callMade(row, now))
                .toList();
        Outbox.append(connection, made).await().indefinitely();
    }

    private static ApiCallMade callMade(Row row, Instant now) {
        return new ApiCallMade(
                Ids.next(),
                now,
                row.getString("user_id"),
                row.getUUID("job_id"),
                row.getUUID("account_id"),
                row.getString("provider_id"),
                row.getString("endpoint"),
                row.getBoolean("attended"),
                row.getInteger("http_status"),
                row.getLong("duration_millis"));
    }
}
