package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.Changes.Content;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// What is stored of rows that the bank has corrected: only they are read.
final class StoredContents {

    private static final String READ = """
            SELECT transaction_id, booked_on, booked_at, amount, currency, transaction_type, description
            FROM transactions WHERE transaction_id = ANY ($1)
            """;

    private StoredContents() {}

    static Map<UUID, Content> read(SqlConnection connection, Collection<UUID> transactionIds) {
        var contents = HashMap.<UUID, Content>newHashMap(transactionIds.size());
        if (!transactionIds.isEmpty()) {
            connection
                    .preparedQuery(READ)
                    .execute(Tuple.of(transactionIds.toArray(UUID[]::new)))
                    .await()
                    .indefinitely()
                    .forEach(row -> contents.put(row.getUUID(0), content(row)));
        }
        return contents;
    }

    private static Content content(Row row) {
        return new Content(
                row.getLocalDate(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getBigDecimal(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }
}
