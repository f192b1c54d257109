package dev.tributary.bank.usage.postgres;

import dev.tributary.contracts.ApiCallMade;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Entries of the ledger of calls that are closed, and told of, in another change's transaction.
public final class CallRows {

    private static final String CLOSE_LEFT_OPEN = """
            UPDATE call_ledger SET http_status = 0, duration_millis = 0
            WHERE job_id = $1 AND account_id = $2 AND http_status IS NULL
            RETURNING *
            """;

    private CallRows() {}

    /// Whoever takes a unit knows that whoever had it before hears no more answers.
    public static void closeLeftOpen(SqlConnection connection, UUID jobId, UUID accountId, Instant now) {
        closeAndTell(connection, CLOSE_LEFT_OPEN, Tuple.of(jobId, accountId), now);
    }

    static void closeAndTell(SqlConnection connection, String sql, Tuple parameters, Instant now) {
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
