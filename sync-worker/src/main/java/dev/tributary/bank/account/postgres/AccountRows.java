package dev.tributary.bank.account.postgres;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.coverage.postgres.CoverageRows;
import dev.tributary.bank.truelayer.Provider;
import dev.tributary.bank.usage.postgres.UnattendedCallRows;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.contracts.SourceKind;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of accounts, within somebody's transaction. Every change that others should know is published with it.
public final class AccountRows {

    static final String SELECT =
            """
            SELECT a.*, c.provider_name, c.provider_logo_uri, c.consent_expires_at, %s, %s
            FROM accounts a JOIN connections c USING (connection_id)%s%s
            """.formatted(CoverageRows.COLUMNS, UnattendedCallRows.COLUMNS, CoverageRows.JOIN, UnattendedCallRows.JOIN);
    private static final String CHANGE_AVAILABILITY =
            "UPDATE accounts SET availability = $2 WHERE connection_id = $1 AND availability NOT IN ($2, 'removed')";
    private static final String ADD_ROWS = """
            UPDATE accounts SET stored_transactions = stored_transactions + $2,
                earliest_transaction_on = least(earliest_transaction_on, $3),
                latest_transaction_on = greatest(latest_transaction_on, $4), rows_mark = $5
            WHERE account_id = $1
            """;
    private static final String SYNCED = "UPDATE accounts SET last_synced_at = $2 WHERE account_id = $1";

    private static final String RECOUNT = """
            UPDATE accounts a
            SET stored_transactions = t.rows, earliest_transaction_on = t.earliest, latest_transaction_on = t.latest
            FROM (SELECT count(*) AS rows, min(booked_on) AS earliest, max(booked_on) AS latest
                  FROM transactions WHERE account_id = $1 AND state = 'booked') t
            WHERE a.account_id = $1
            """;

    private AccountRows() {}

    public static void changeAvailability(
            SqlConnection connection, UUID connectionId, Availability availability, Instant now) {
        connection
                .preparedQuery(CHANGE_AVAILABILITY)
                .execute(Tuple.of(connectionId, code(availability)))
                .await()
                .indefinitely();
        publishAll(connection, connectionId, now);
    }

    /// @param mark of who has written rows
    public static Uni<Void> addRows(
            SqlConnection connection,
            UUID accountId,
            long added,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            UUID mark) {
        return connection
                .preparedQuery(ADD_ROWS)
                .execute(Tuple.of(accountId, added, earliest, latest, mark))
                .replaceWithVoid();
    }

    /// After rows ceased to count, or count again.
    public static void recount(SqlConnection connection, UUID accountId) {
        connection.preparedQuery(RECOUNT).execute(Tuple.of(accountId)).await().indefinitely();
    }

    public static void synced(SqlConnection connection, UUID accountId, Instant now) {
        connection
                .preparedQuery(SYNCED)
                .execute(Tuple.of(accountId, now.atOffset(ZoneOffset.UTC)))
                .await()
                .indefinitely();
        publish(connection, accountId, now);
    }

    /// Tells others how the account is now, with what this transaction has changed.
    public static void publish(SqlConnection connection, UUID accountId, Instant now) {
        publish(connection, accounts(connection, " WHERE a.account_id = $1", accountId), now);
    }

    /// Tells others of all accounts a connection has, the removed ones too.
    public static void publishAll(SqlConnection connection, UUID connectionId, Instant now) {
        publish(connection, accounts(connection, " WHERE a.connection_id = $1", connectionId), now);
    }

    private static void publish(SqlConnection connection, List<Account> accounts, Instant now) {
        Outbox.append(
                        connection,
                        accounts.stream().map(account -> account.changed(now)).toList())
                .await()
                .indefinitely();
    }

    private static List<Account> accounts(SqlConnection connection, String where, UUID id) {
        return connection.preparedQuery(SELECT + where).execute(Tuple.of(id)).await().indefinitely().stream()
                .map(AccountRows::account)
                .toList();
    }

    public static Account account(Row row) {
        return new Account(
                row.getUUID("account_id"),
                row.getString("user_id"),
                row.getUUID("connection_id"),
                SourceKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("display_name"),
                row.getString("currency"),
                new Provider(
                        row.getString("provider_id"),
                        row.getString("provider_name"),
                        row.getString("provider_logo_uri")),
                row.getString("provider_account_id"),
                Availability.valueOf(row.getString("availability").toUpperCase(Locale.ROOT)),
                Times.instant(row.getOffsetDateTime("consent_expires_at")),
                Times.instant(row.getOffsetDateTime("last_synced_at")),
                row.getLong("stored_transactions"),
                row.getLocalDate("earliest_transaction_on"),
                row.getLocalDate("latest_transaction_on"),
                CoverageRows.read(row),
                UnattendedCallRows.read(row));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
