package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.account.postgres.AccountRows;
import dev.tributary.bank.transaction.Answer;
import dev.tributary.bank.transaction.DecisionKind;
import dev.tributary.bank.transaction.RowDecision;
import dev.tributary.contracts.DateRange;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Stored rows that the bank does not serve any more.
public final class WithdrawnRows {

    private static final int ROWS_AT_ONCE = 2_000;

    private static final String BOOKED =
            "SELECT %s FROM transactions WHERE account_id = $1 AND booked_on BETWEEN $2 AND $3 AND state = 'booked'";
    private static final String COUNT = BOOKED.formatted("count(*)");
    /// A row with a time of day may, to the bank, belong to the day before or after: at the window's ends it proves
    /// nothing that it was not served.
    private static final String IDS = BOOKED.formatted("transaction_id") + """
             AND ((booked_on > $2 AND booked_on < $3) OR booked_at = booked_on::timestamp AT TIME ZONE 'UTC')
            """;
    private static final String MARK = """
            UPDATE transactions SET state = 'withdrawn'
            WHERE transaction_id = ANY ($1) AND account_id = $2 AND state = 'booked'
            """;

    private WithdrawnRows() {}

    /// Within the transaction of a window's end; the answer was fresh, and read whole.
    public static void afterWindow(
            SqlConnection connection, Account account, UUID jobId, DateRange window, Answer answer, Instant now) {
        var days = Tuple.of(account.accountId(), window.fromDate(), window.toDate());
        var stored = connection.preparedQuery(COUNT).execute(days).await().indefinitely();
        if (stored.iterator().next().getLong(0) == answer.booked()) {
            return;
        }
        var missing = missing(connection, days, answer);
        if (!missing.isEmpty()) {
            mark(connection, account.accountId(), jobId, missing, now);
        }
    }

    private static List<UUID> missing(SqlConnection connection, Tuple days, Answer answer) {
        var missing = new ArrayList<UUID>();
        var statement = connection.prepare(IDS).await().indefinitely();
        var cursor = statement.cursor(days);
        do {
            cursor.read(ROWS_AT_ONCE).await().indefinitely().forEach(row -> {
                var id = row.getUUID(0);
                if (!answer.showed(id)) {
                    missing.add(id);
                }
            });
        } while (cursor.hasMore());
        cursor.close().await().indefinitely();
        return missing;
    }

    private static void mark(SqlConnection connection, UUID accountId, UUID jobId, List<UUID> missing, Instant now) {
        var ids = missing.toArray(UUID[]::new);
        connection.preparedQuery(MARK).execute(Tuple.of(ids, accountId)).await().indefinitely();
        var decisions = missing.stream()
                .map(id -> RowDecision.of(id, DecisionKind.WITHDRAWN, "missing_from_whole_answer"))
                .toList();
        DecisionRows.append(connection, accountId, jobId, decisions, now)
                .await()
                .indefinitely();
        AccountRows.recount(connection, accountId);
    }
}
