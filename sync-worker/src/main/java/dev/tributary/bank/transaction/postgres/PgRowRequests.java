package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.RowRequests;
import dev.tributary.contracts.Event;
import dev.tributary.contracts.RequestedRows.RequestedRowsTold;
import dev.tributary.contracts.RequestedRows.RowRequestAnswered;
import dev.tributary.contracts.RowsRequested;
import dev.tributary.contracts.RowsRequested.Place;
import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Inbox;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Account by account, day by day: each page is a range of the index rows are read by.
@ApplicationScoped
class PgRowRequests implements RowRequests {

    private static final String CONSUMER = "row-requests";
    private static final int ROWS_A_PAGE = 1_000;

    private static final String ACCOUNTS = """
            SELECT account_id, kind FROM accounts
            WHERE user_id = $1 AND (cardinality($2::uuid[]) = 0 OR account_id = ANY ($2))
                AND ($3::uuid IS NULL OR account_id >= $3)
            ORDER BY account_id
            """;

    private static final String ROWS = """
            SELECT transaction_id, booked_on, description, merchant_name, amount, currency, transaction_category,
                classification, first_seen_in
            FROM transactions
            WHERE account_id = $1 AND state = 'booked' AND category IS NULL AND correction_id IS NULL
                AND ($2::uuid IS NULL OR first_seen_in = $2)
                AND ($3::date IS NULL OR booked_on >= $3) AND ($4::date IS NULL OR booked_on <= $4)
                AND ($5::text IS NULL OR strpos(lower(description), lower($5)) > 0)
                AND ($6::date IS NULL OR (booked_on, transaction_id) > ($6, $7::uuid))
            ORDER BY booked_on, transaction_id LIMIT $8
            """;

    private final Transactions transactions;
    private final Clock clock;

    PgRowRequests(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void answer(RowsRequested request) {
        transactions.run(connection -> {
            if (Inbox.firstTime(connection, CONSUMER, request.eventId()).await().indefinitely()) {
                Outbox.append(connection, events(connection, request)).await().indefinitely();
            }
        });
    }

    private List<Event> events(SqlConnection connection, RowsRequested request) {
        var events = new ArrayList<Event>();
        var left = ROWS_A_PAGE;
        @Nullable Place last = null;
        for (var account : accounts(connection, request)) {
            var page = rows(connection, request, account, left);
            byImport(page).forEach((jobId, rows) -> events.add(told(request, account, jobId, rows)));
            if (!page.isEmpty()) {
                last = place(account, page.getLast());
            }
            left -= page.size();
            if (left == 0) {
                break;
            }
        }
        events.add(next(request, last, ROWS_A_PAGE - left, left == 0));
        return events;
    }

    private record Account(UUID accountId, SourceKind kind) {}

    private static List<Account> accounts(SqlConnection connection, RowsRequested request) {
        var after = request.after();
        var values = Tuple.of(
                request.userId(), request.accountIds().toArray(UUID[]::new), after == null ? null : after.accountId());
        return connection.preparedQuery(ACCOUNTS).execute(values).await().indefinitely().stream()
                .map(row -> new Account(
                        row.getUUID("account_id"),
                        SourceKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT))))
                .toList();
    }

    private static List<Row> rows(SqlConnection connection, RowsRequested request, Account account, int most) {
        var after = request.after();
        var within = after != null && after.accountId().equals(account.accountId()) ? after : null;
        var values = Tuple.tuple()
                .addUUID(account.accountId())
                .addUUID(request.jobId())
                .addLocalDate(request.from())
                .addLocalDate(request.to())
                .addString(request.search())
                .addLocalDate(within == null ? null : within.bookedOn())
                .addUUID(within == null ? null : within.transactionId())
                .addInteger(most);
        return connection.preparedQuery(ROWS).execute(values).await().indefinitely().stream()
                .toList();
    }

    private static Map<UUID, List<ImportedTransaction>> byImport(List<Row> rows) {
        var byImport = new LinkedHashMap<UUID, List<ImportedTransaction>>();
        for (var row : rows) {
            byImport.computeIfAbsent(row.getUUID("first_seen_in"), _ -> new ArrayList<>())
                    .add(RestoredRows.imported(row));
        }
        return byImport;
    }

    private RequestedRowsTold told(RowsRequested request, Account account, UUID jobId, List<ImportedTransaction> rows) {
        return new RequestedRowsTold(
                Ids.next(),
                clock.instant(),
                request.userId(),
                request.requestId(),
                jobId,
                account.accountId(),
                account.kind(),
                rows);
    }

    private static Place place(Account account, Row row) {
        return new Place(account.accountId(), row.getLocalDate("booked_on"), row.getUUID("transaction_id"));
    }

    private Event next(RowsRequested request, @Nullable Place last, int rows, boolean more) {
        var told = request.told() + rows;
        return more
                ? new RowsRequested(
                        Ids.next(),
                        clock.instant(),
                        request.userId(),
                        request.requestId(),
                        request.jobId(),
                        request.accountIds(),
                        request.from(),
                        request.to(),
                        request.search(),
                        last,
                        told)
                : new RowRequestAnswered(Ids.next(), clock.instant(), request.userId(), request.requestId(), told);
    }
}
