package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.account.postgres.AccountRows;
import dev.tributary.bank.connection.Connections.Removed;
import dev.tributary.contracts.AccountChanged.Availability;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.UUID;

/// The accounts of a connection that ends, within the transaction that ends it.
final class RemovedAccounts {

    private static final String COUNT = """
            SELECT count(*) AS accounts, coalesce(sum(stored_transactions), 0)::bigint AS stored_rows
            FROM accounts WHERE connection_id = $1
            """;
    /// It can not be found again: neither by TrueLayer's id nor by its numbers.
    private static final String MARK = """
            UPDATE accounts SET erasing = true, numbers = NULL, provider_account_id = 'erased ' || account_id
            WHERE connection_id = $1 AND NOT erasing
            """;
    /// A unit that stores rows this very moment has lost its right to: its next commit fails.
    private static final String STOP_UNITS = """
            UPDATE account_syncs SET epoch = epoch + 1
            WHERE state = 'syncing' AND account_id IN (SELECT account_id FROM accounts WHERE connection_id = $1)
            """;

    private RemovedAccounts() {}

    static Removed remove(SqlConnection sql, UUID connectionId, Instant now) {
        var row = sql.preparedQuery(COUNT)
                .execute(Tuple.of(connectionId))
                .await()
                .indefinitely()
                .iterator()
                .next();
        AccountRows.changeAvailability(sql, connectionId, Availability.REMOVED, now);
        return new Removed(row.getInteger("accounts"), row.getLong("stored_rows"));
    }

    static Removed removeAndErase(SqlConnection sql, UUID connectionId, Instant now) {
        execute(sql, STOP_UNITS, connectionId);
        execute(sql, MARK, connectionId);
        return remove(sql, connectionId, now);
    }

    private static void execute(SqlConnection sql, String statement, UUID connectionId) {
        sql.preparedQuery(statement).execute(Tuple.of(connectionId)).await().indefinitely();
    }
}
