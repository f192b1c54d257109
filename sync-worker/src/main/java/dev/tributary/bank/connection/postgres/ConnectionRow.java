package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.connection.Connection;
import dev.tributary.bank.connection.ConnectionStatus;
import dev.tributary.bank.connection.GivenConsent;
import dev.tributary.bank.truelayer.Provider;
import dev.tributary.messaging.Times;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Locale;

/// A row of `connections`, without its tokens.
final class ConnectionRow {

    static final String SELECT = """
            SELECT c.*, (SELECT count(*) FROM accounts a
                         WHERE a.connection_id = c.connection_id AND a.availability <> 'removed') AS accounts
            FROM connections c
            """;

    private ConnectionRow() {}

    static Connection read(Row row) {
        return new Connection(
                row.getUUID("connection_id"),
                row.getString("user_id"),
                new Provider(
                        row.getString("provider_id"),
                        row.getString("provider_name"),
                        row.getString("provider_logo_uri")),
                ConnectionStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getOffsetDateTime("connected_at").toInstant(),
                new GivenConsent(
                        row.getUUID("consent_id"),
                        row.getString("credentials_id"),
                        row.getOffsetDateTime("consented_at").toInstant(),
                        Times.instant(row.getOffsetDateTime("consent_expires_at")),
                        Times.instant(row.getOffsetDateTime("consent_checked_at"))),
                row.getInteger("accounts"),
                row.getInteger("open_accounts"));
    }
}
