package dev.tributary.bank.sync.postgres;

import dev.tributary.bank.connection.SecretSeal;
import dev.tributary.bank.connection.SecretSeal.Place;
import dev.tributary.bank.sync.AccountSync;
import dev.tributary.bank.transaction.RejectedRow;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/// Rows nobody could read, kept with the reason. Rare, so one statement each will do.
final class RejectedRows {

    private static final String INSERT = """
            INSERT INTO rejected_rows (account_id, job_id, unit, content_key, position, reason, content)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
            """;

    private RejectedRows() {}

    /// @return how many were not known from an earlier reading of the same answer
    static int insert(SqlConnection connection, SecretSeal seal, AccountSync sync, List<RejectedRow> rows) {
        return rows.stream()
                .mapToInt(row -> insert(connection, seal, sync, row))
                .sum();
    }

    private static int insert(SqlConnection connection, SecretSeal seal, AccountSync sync, RejectedRow row) {
        UUID account = sync.key().accountId();
        var place = new Place(sync.userId(), account.toString(), "rejected_row");
        var parameters = Tuple.tuple()
                .addUUID(account)
                .addUUID(sync.key().jobId())
                .addInteger(sync.checkpoint().unit())
                .addUUID(row.contentKey())
                .addInteger(row.position())
                .addString(row.reason())
                .addValue(Buffer.buffer(seal.seal(row.content(), place)));
        return connection
                .preparedQuery(INSERT)
                .execute(parameters)
                .await()
                .indefinitely()
                .rowCount();
    }
}
