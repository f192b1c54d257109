package dev.tributary.bank.usage.postgres;

import dev.tributary.bank.usage.BankCall;
import dev.tributary.bank.usage.CallLedger;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

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
    /// Booked rows are stored as they come, which may take long; everything else is read in one go.
    private static final String CLOSE_ABANDONED = """
            UPDATE call_ledger SET http_status = 0, duration_millis = 0
            WHERE call_id IN (SELECT call_id FROM call_ledger
                              WHERE http_status IS NULL AND started_at < $1
                                AND (started_at < $2 OR endpoint <> 'results' AND endpoint NOT LIKE '%/transactions')
                              LIMIT 100 FOR UPDATE SKIP LOCKED)
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
        transactions.run(connection -> CallRows.closeAndTell(
                connection, CLOSE, Tuple.of(call.callId(), httpStatus, took.toMillis()), clock.instant()));
    }

    @Override
    public void closeAbandoned(Duration olderThan, Duration rowsOlderThan) {
        var now = clock.instant();
        var before = now.minus(olderThan).atOffset(ZoneOffset.UTC);
        var rowsBefore = now.minus(rowsOlderThan).atOffset(ZoneOffset.UTC);
        transactions.run(
                connection -> CallRows.closeAndTell(connection, CLOSE_ABANDONED, Tuple.of(before, rowsBefore), now));
    }
}
