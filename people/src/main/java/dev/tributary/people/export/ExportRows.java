package dev.tributary.people.export;

import dev.tributary.messaging.Transactions;
import dev.tributary.people.Holding;
import dev.tributary.people.PersonalData;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Everything this context keeps of a person, a line of JSON for each row. Memory stays flat however much it is.
@ApplicationScoped
public class ExportRows {

    private static final int ROWS_AT_ONCE = 500;

    private final PersonalData data;
    private final Transactions transactions;

    ExportRows(PersonalData data, Transactions transactions) {
        this.data = data;
        this.transactions = transactions;
    }

    public String context() {
        return data.context();
    }

    /// One moment is shown: what changes meanwhile is not seen.
    public void each(String userId, Consumer<String> line) {
        transactions.run(connection -> {
            connection
                    .query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .execute()
                    .await()
                    .indefinitely();
            data.holdings().forEach(holding -> each(connection, holding, userId, line));
        });
    }

    private void each(SqlConnection connection, Holding holding, String userId, Consumer<String> line) {
        var statement = connection.prepare(select(holding)).await().indefinitely();
        var cursor = statement.cursor(Tuple.of(userId));
        do {
            cursor.read(ROWS_AT_ONCE).await().indefinitely().forEach(row -> line.accept(row.getString("line")));
        } while (cursor.hasMore());
        cursor.closeAndAwait();
        statement.closeAndAwait();
    }

    private String select(Holding holding) {
        var withheld = holding.withheld().stream().map(" - '%s'"::formatted).collect(Collectors.joining());
        return """
            SELECT json_build_object('context', '%s', 'table', '%s', 'row', to_jsonb(held)%s)::text AS line
            FROM %s held WHERE %s
            """.formatted(data.context(), holding.table(), withheld, holding.table(), holding.whose());
    }
}
