package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.account.DiscoveredAccount;
import dev.tributary.bank.account.postgres.AccountRows;
import dev.tributary.bank.connection.Connection;
import dev.tributary.bank.connection.ConnectionStatus;
import dev.tributary.bank.connection.Connections;
import dev.tributary.bank.connection.SecretSeal;
import dev.tributary.bank.connection.SecretSeal.Place;
import dev.tributary.bank.truelayer.Provider;
import dev.tributary.bank.truelayer.Tokens;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.messaging.Transactions;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgConnections implements Connections {

    private static final String ADD = """
            INSERT INTO connections (connection_id, user_id, provider_id, provider_name, provider_logo_uri, status,
                access_token, access_token_expires_at, refresh_token, connected_at, consent_expires_at)
            VALUES ($1, $2, $3, $4, $5, 'active', $6, $7, $8, $9, $10)
            """;
    private static final String CLOSE_REPLACED = """
            UPDATE connections c SET status = 'revoked', access_token = NULL, refresh_token = NULL
            WHERE user_id = $1 AND status <> 'revoked'
              AND NOT EXISTS (SELECT FROM accounts a WHERE a.connection_id = c.connection_id)
            """;
    private static final String SELECT = """
            SELECT c.*, (SELECT count(*) FROM accounts a WHERE a.connection_id = c.connection_id) AS accounts
            FROM connections c WHERE c.user_id = $1
            """;
    private static final String TOKENS = """
            SELECT user_id, access_token, access_token_expires_at, refresh_token FROM connections
            WHERE connection_id = $1 AND status = 'active'
            """;
    private static final String STORE_TOKENS = """
            UPDATE connections SET access_token = $2, access_token_expires_at = $3, refresh_token = $4
            WHERE connection_id = $1
            """;
    private static final String NEED_REAUTHORISATION =
            "UPDATE connections SET status = 'needs_reauthorisation' WHERE connection_id = $1 AND status = 'active'";
    private static final String REVOKE = """
            UPDATE connections SET status = 'revoked', access_token = NULL, refresh_token = NULL
            WHERE connection_id = $1 AND status <> 'revoked'
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final SecretSeal seal;
    private final Clock clock;

    PgConnections(Pool pool, Transactions transactions, SecretSeal seal, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public void add(Connection added, Tokens tokens, List<DiscoveredAccount> accounts) {
        var userId = added.userId();
        var id = added.connectionId();
        var row = Tuple.tuple()
                .addUUID(id)
                .addString(userId)
                .addString(added.provider().providerId())
                .addString(added.provider().displayName())
                .addString(added.provider().logoUri())
                .addValue(sealed(tokens.accessToken(), userId, id, "access_token"))
                .addOffsetDateTime(tokens.expiresAt().atOffset(ZoneOffset.UTC))
                .addValue(sealed(tokens.refreshToken(), userId, id, "refresh_token"))
                .addOffsetDateTime(added.connectedAt().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(time(added.consentExpiresAt()));
        transactions.run(connection -> {
            execute(connection, ADD, row);
            AccountRows.store(connection, userId, id, added.provider().providerId(), accounts, clock.instant());
            execute(connection, CLOSE_REPLACED, Tuple.of(userId));
        });
    }

    @Override
    public List<Connection> of(String userId) {
        return pool
                .preparedQuery(SELECT + " ORDER BY c.connected_at DESC")
                .execute(Tuple.of(userId))
                .await()
                .indefinitely()
                .stream()
                .map(PgConnections::connection)
                .toList();
    }

    @Override
    public Optional<Connection> find(String userId, UUID connectionId) {
        return pool
                .preparedQuery(SELECT + " AND c.connection_id = $2")
                .execute(Tuple.of(userId, connectionId))
                .await()
                .indefinitely()
                .stream()
                .map(PgConnections::connection)
                .findFirst();
    }

    @Override
    public @Nullable Tokens tokens(UUID connectionId) {
        return tokens(pool, TOKENS, connectionId);
    }

    @Override
    public @Nullable Tokens replaceTokens(UUID connectionId, Function<Tokens, Tokens> refresh) {
        return transactions
                .call(connection -> Optional.ofNullable(tokens(connection, TOKENS + " FOR UPDATE", connectionId))
                        .map(present -> replace(connection, connectionId, present, refresh.apply(present))))
                .orElse(null);
    }

    private Tokens replace(SqlConnection connection, UUID connectionId, Tokens present, Tokens fresh) {
        if (!fresh.equals(present)) {
            var owner = connection
                    .preparedQuery("SELECT user_id FROM connections WHERE connection_id = $1")
                    .execute(Tuple.of(connectionId))
                    .await()
                    .indefinitely()
                    .iterator()
                    .next()
                    .getString("user_id");
            execute(
                    connection,
                    STORE_TOKENS,
                    Tuple.of(
                            connectionId,
                            sealed(fresh.accessToken(), owner, connectionId, "access_token"),
                            fresh.expiresAt().atOffset(ZoneOffset.UTC),
                            sealed(fresh.refreshToken(), owner, connectionId, "refresh_token")));
        }
        return fresh;
    }

    @Override
    public void needReauthorisation(UUID connectionId) {
        transactions.run(connection -> {
            if (execute(connection, NEED_REAUTHORISATION, Tuple.of(connectionId)) == 1) {
                AccountRows.changeAvailability(
                        connection, connectionId, Availability.NEEDS_REAUTHORISATION, clock.instant());
            }
        });
    }

    @Override
    public void revoke(UUID connectionId) {
        transactions.run(connection -> {
            if (execute(connection, REVOKE, Tuple.of(connectionId)) == 1) {
                AccountRows.changeAvailability(connection, connectionId, Availability.REMOVED, clock.instant());
            }
        });
    }

    private @Nullable Tokens tokens(SqlClient client, String sql, UUID connectionId) {
        var rows = client.preparedQuery(sql)
                .execute(Tuple.of(connectionId))
                .await()
                .indefinitely()
                .iterator();
        if (!rows.hasNext()) {
            return null;
        }
        var row = rows.next();
        var userId = row.getString("user_id");
        var access = opened(row, userId, connectionId, "access_token");
        return access == null
                ? null
                : new Tokens(
                        access,
                        opened(row, userId, connectionId, "refresh_token"),
                        row.getOffsetDateTime("access_token_expires_at").toInstant());
    }

    private @Nullable String opened(Row row, String userId, UUID connectionId, String field) {
        var sealed = row.getBuffer(field);
        return sealed == null ? null : seal.open(sealed.getBytes(), new Place(userId, connectionId.toString(), field));
    }

    private @Nullable Buffer sealed(@Nullable String secret, String userId, UUID connectionId, String field) {
        return secret == null
                ? null
                : Buffer.buffer(seal.seal(secret, new Place(userId, connectionId.toString(), field)));
    }

    private static int execute(SqlConnection connection, String sql, Tuple parameters) {
        return connection
                .preparedQuery(sql)
                .execute(parameters)
                .await()
                .indefinitely()
                .rowCount();
    }

    private static Connection connection(Row row) {
        var expires = row.getOffsetDateTime("consent_expires_at");
        return new Connection(
                row.getUUID("connection_id"),
                row.getString("user_id"),
                new Provider(
                        row.getString("provider_id"),
                        row.getString("provider_name"),
                        row.getString("provider_logo_uri")),
                ConnectionStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getOffsetDateTime("connected_at").toInstant(),
                expires == null ? null : expires.toInstant(),
                row.getInteger("accounts"));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
