package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.account.postgres.AccountRows;
import dev.tributary.bank.connection.EraseRows;
import dev.tributary.contracts.TransactionsRemoved;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PgEraseRows implements EraseRows {

    /// Everything else that is known of an account's rows. What is kept are the facts of imports: calls, counts, syncs.
    static final List<String> TABLES = List.of(
            "rejected_rows",
            "transaction_decisions",
            "sightings",
            "account_balances",
            "account_coverage",
            "balance_proofs",
            "corrections",
            "closing_answers",
            "unattended_calls");

    private static final String OF_CONNECTION =
            "SELECT account_id, user_id FROM accounts WHERE connection_id = $1 AND erasing AND erased_at IS NULL";
    private static final String LEFT_OVERS =
            "SELECT account_id, user_id FROM accounts WHERE erasing AND erased_at IS NULL LIMIT 50";
    private static final String LOCK =
            "SELECT account_id FROM accounts WHERE account_id = $1 AND erased_at IS NULL FOR UPDATE";
    private static final String ERASE_SOME = """
            DELETE FROM transactions
            WHERE transaction_id IN (SELECT transaction_id FROM transactions WHERE account_id = $1 LIMIT 1000)
            RETURNING transaction_id
            """;
    private static final String FEWER =
            "UPDATE accounts SET stored_transactions = greatest(0, stored_transactions - $2) WHERE account_id = $1";
    private static final String ERASED = """
            UPDATE accounts SET erased_at = $2, stored_transactions = 0, earliest_transaction_on = NULL,
                latest_transaction_on = NULL
            WHERE account_id = $1
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Clock clock;

    PgEraseRows(Pool pool, Transactions transactions, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Owned(UUID accountId, String userId) {
        static Owned read(Row row) {
            return new Owned(row.getUUID("account_id"), row.getString("user_id"));
        }
    }

    @Override
    public long eraseOf(UUID connectionId) {
        return pool.preparedQuery(OF_CONNECTION).execute(Tuple.of(connectionId)).await().indefinitely().stream()
                .map(Owned::read)
                .mapToLong(this::erase)
                .sum();
    }

    @Override
    public void eraseLeftOvers() {
        pool.query(LEFT_OVERS).execute().await().indefinitely().stream()
                .map(Owned::read)
                .forEach(this::erase);
    }

    private long erase(Owned account) {
        long erased = 0;
        int some;
        do {
            some = transactions.call(sql -> eraseSome(sql, account));
            erased += some;
        } while (some > 0);
        return erased;
    }

    /// The account's row is locked meanwhile: who finishes it has seen its last piece.
    ///
    /// @return 0 when the account has none left
    private int eraseSome(SqlConnection sql, Owned account) {
        var id = account.accountId();
        if (execute(sql, LOCK, Tuple.of(id)).isEmpty()) {
            return 0;
        }
        var gone = execute(sql, ERASE_SOME, Tuple.of(id)).stream()
                .map(row -> row.getUUID("transaction_id"))
                .toList();
        if (gone.isEmpty()) {
            finish(sql, id);
        } else {
            execute(sql, FEWER, Tuple.of(id, gone.size()));
            Outbox.append(
                            sql,
                            List.of(new TransactionsRemoved(
                                    Ids.next(), clock.instant(), account.userId(), null, id, gone)))
                    .await()
                    .indefinitely();
        }
        return gone.size();
    }

    private void finish(SqlConnection sql, UUID accountId) {
        TABLES.forEach(table -> execute(sql, "DELETE FROM " + table + " WHERE account_id = $1", Tuple.of(accountId)));
        execute(sql, ERASED, Tuple.of(accountId, clock.instant().atOffset(ZoneOffset.UTC)));
        AccountRows.publish(sql, accountId, clock.instant());
    }

    private static List<Row> execute(SqlConnection sql, String statement, Tuple parameters) {
        return sql.preparedQuery(statement).execute(parameters).await().indefinitely().stream()
                .toList();
    }
}
