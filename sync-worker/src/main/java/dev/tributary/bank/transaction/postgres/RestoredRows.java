package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.account.Accounts;
import dev.tributary.contracts.TransactionsImported;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.messaging.Ids;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What enrichment is told of rows that are back: to know them again, not to decide about them.
final class RestoredRows {

    private final Accounts accounts;

    RestoredRows(Accounts accounts) {
        this.accounts = accounts;
    }

    TransactionsImported event(
            SqlConnection connection, String userId, UUID jobId, UUID accountId, List<UUID> ids, Instant now) {
        var account = accounts.find(userId, accountId).orElseThrow();
        var rows = connection
                .preparedQuery(UndoSql.CONTENT)
                .execute(Tuple.of((Object) ids.toArray(UUID[]::new)))
                .await()
                .indefinitely()
                .stream()
                .map(RestoredRows::imported)
                .toList();
        return new TransactionsImported(Ids.next(), now, userId, jobId, accountId, account.kind(), rows, false);
    }

    /// @param row as `CONTENT` reads it
    static ImportedTransaction imported(Row row) {
        return new ImportedTransaction(
                row.getUUID(0),
                row.getLocalDate(1),
                row.getString(2),
                row.getString(3),
                row.getBigDecimal(4),
                row.getString(5),
                row.getString(6),
                List.of(row.getArrayOfStrings(7)));
    }
}
