package dev.tributary.enrichment.run.postgres;

import dev.tributary.contracts.RequestedRows.RequestedRowsTold;
import dev.tributary.contracts.RequestedRows.RowRequestAnswered;
import dev.tributary.contracts.RowsRequested;
import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.run.RowRequests;
import dev.tributary.enrichment.run.Selection;
import dev.tributary.enrichment.work.Batch;
import dev.tributary.enrichment.work.postgres.SelectedRows;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Inbox;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgRowRequests implements RowRequests {

    private static final String CONSUMER = "requested-rows";

    private static final String ASK = """
            INSERT INTO row_requests (request_id, user_id, job_id, account_ids, from_day, to_day, search, run_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    /// What a person asked for long ago is answered, or never will be.
    private static final String FORGET =
            "DELETE FROM row_requests WHERE user_id = $1 AND asked_at < now() - interval '30 days'";

    private static final String LATEST = """
            SELECT arrived >= told AS complete FROM row_requests
            WHERE user_id = $1 AND job_id IS NOT DISTINCT FROM $2 AND account_ids = $3
                AND from_day IS NOT DISTINCT FROM $4 AND to_day IS NOT DISTINCT FROM $5
                AND search IS NOT DISTINCT FROM $6 AND asked_at > now() - $7 * interval '1 millisecond'
            ORDER BY asked_at DESC LIMIT 1
            """;

    private static final String ARRIVED = """
            UPDATE row_requests SET arrived = arrived + $3 WHERE request_id = $1 AND user_id = $2 RETURNING run_id
            """;

    private static final String ANSWERED = "UPDATE row_requests SET told = $3 WHERE request_id = $1 AND user_id = $2";

    private static final String GROWN = "UPDATE enrichment_runs SET rows = rows + $2 WHERE run_id = $1";

    private static final String TOLD = " item.transaction_id = ANY ($1) AND item.state = 'held' AND NOT item.corrected";

    private final Transactions transactions;
    private final SelectedRows selectedRows;
    private final Clock clock;

    PgRowRequests(Transactions transactions, SelectedRows selectedRows, Clock clock) {
        this.transactions = transactions;
        this.selectedRows = selectedRows;
        this.clock = clock;
    }

    @Override
    public void ask(String userId, Selection selection, @Nullable UUID runId) {
        transactions.run(connection -> ask(connection, userId, selection, runId));
    }

    @Override
    public boolean haveArrived(String userId, Selection selection, Duration fresh) {
        return transactions.call(connection -> {
            var values = selected(Tuple.of(userId), selection).addLong(fresh.toMillis());
            var latest = execute(connection, LATEST, values).iterator();
            if (latest.hasNext()) {
                return Boolean.TRUE.equals(latest.next().getBoolean("complete"));
            }
            ask(connection, userId, selection, null);
            return false;
        });
    }

    private void ask(SqlConnection connection, String userId, Selection selection, @Nullable UUID runId) {
        var requestId = Ids.next();
        execute(connection, FORGET, Tuple.of(userId));
        execute(
                connection,
                ASK,
                selected(Tuple.of(requestId, userId), selection).addUUID(runId));
        var event = new RowsRequested(
                Ids.next(),
                clock.instant(),
                userId,
                requestId,
                selection.jobId(),
                selection.accountIds(),
                selection.from(),
                selection.to(),
                selection.search(),
                null,
                0);
        Outbox.append(connection, List.of(event)).await().indefinitely();
    }

    private static Tuple selected(Tuple values, Selection selection) {
        return values.addUUID(selection.jobId())
                .addArrayOfUUID(selection.accountIds().stream().sorted().toArray(UUID[]::new))
                .addLocalDate(selection.from())
                .addLocalDate(selection.to())
                .addString(selection.search());
    }

    @Override
    public void take(RequestedRowsTold told) {
        transactions.run(connection -> {
            if (Inbox.firstTime(connection, CONSUMER, told.eventId()).await().indefinitely()) {
                var arrived = (long) told.transactions().size();
                for (var request : execute(connection, ARRIVED, Tuple.of(told.requestId(), told.userId(), arrived))) {
                    store(connection, told, request.getUUID("run_id"));
                }
            }
        });
    }

    private void store(SqlConnection connection, RequestedRowsTold told, @Nullable UUID runId) {
        selectedRows.hold(connection, batch(told), told.occurredAt());
        if (runId != null) {
            var ids =
                    told.transactions().stream().map(row -> row.transactionId()).toArray(UUID[]::new);
            var waiting = selectedRows.revive(connection, told.jobId(), runId, TOLD, Tuple.of((Object) ids));
            execute(connection, GROWN, Tuple.of(runId, waiting));
        }
    }

    private static Batch batch(RequestedRowsTold told) {
        return new Batch(
                new Climb(told.userId(), told.jobId(), told.accountId()),
                told.accountId(),
                null,
                told.transactions().stream()
                        .map(row -> StatementRow.of(row, told.kind()))
                        .toList());
    }

    @Override
    public void take(RowRequestAnswered answered) {
        transactions.run(connection ->
                execute(connection, ANSWERED, Tuple.of(answered.requestId(), answered.userId(), answered.rows())));
    }

    private static RowSet<Row> execute(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).await().indefinitely();
    }
}
