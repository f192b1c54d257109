package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.account.Accounts;
import dev.tributary.bank.transaction.UntoldRows;
import dev.tributary.contracts.TransactionsImported;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The sync's row is locked until all of its rows are told; each piece of them is committed by itself, so that it can
/// leave while the next one is read. After a crash they are told once more, which enrichment does not mind.
@ApplicationScoped
class PgUntoldRows implements UntoldRows {

    private static final int ROWS_PER_EVENT = 1_000;

    private static final String NEXT = """
            SELECT job_id, account_id, user_id FROM account_syncs
            WHERE NOT told AND state IN ('completed', 'skipped', 'failed', 'cancelled')
            ORDER BY touched_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String ROWS = """
            SELECT transaction_id, booked_on, description, merchant_name, amount, currency, transaction_category,
                classification
            FROM transactions WHERE account_id = $1 AND first_seen_in = $2 AND state = 'booked'
            """;
    private static final String TOLD = "UPDATE account_syncs SET told = true WHERE job_id = $1 AND account_id = $2";

    private final Transactions transactions;
    private final Accounts accounts;
    private final Clock clock;

    PgUntoldRows(Transactions transactions, Accounts accounts, Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public boolean tellNext() {
        return transactions.call(connection -> {
            var next = connection.query(NEXT).execute().await().indefinitely().iterator();
            if (!next.hasNext()) {
                return false;
            }
            var sync = next.next();
            var jobId = sync.getUUID("job_id");
            var accountId = sync.getUUID("account_id");
            accounts.find(sync.getString("user_id"), accountId)
                    .ifPresent(account -> tellAll(connection, account, jobId));
            connection
                    .preparedQuery(TOLD)
                    .execute(Tuple.of(jobId, accountId))
                    .await()
                    .indefinitely();
            return true;
        });
    }

    private void tellAll(SqlConnection connection, Account account, UUID jobId) {
        var statement = connection.prepare(ROWS).await().indefinitely();
        var cursor = statement.cursor(Tuple.of(account.accountId(), jobId));
        do {
            var rows = cursor.read(ROWS_PER_EVENT).await().indefinitely().stream()
                    .map(RestoredRows::imported)
                    .toList();
            if (!rows.isEmpty()) {
                tell(account, jobId, rows);
            }
        } while (cursor.hasMore());
        cursor.close().await().indefinitely();
    }

    private void tell(Account account, UUID jobId, List<ImportedTransaction> rows) {
        var event = new TransactionsImported(
                Ids.next(), clock.instant(), account.userId(), jobId, account.accountId(), account.kind(), rows, false);
        transactions.run(
                connection -> Outbox.append(connection, List.of(event)).await().indefinitely());
    }
}
