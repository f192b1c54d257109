package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.account.Discovered;
import dev.tributary.bank.account.Matching.Choice;
import dev.tributary.bank.account.postgres.AccountRows;
import dev.tributary.bank.connection.Connection;
import dev.tributary.bank.connection.Connections;
import dev.tributary.bank.connection.ConnectionsConfig;
import dev.tributary.bank.connection.ConsentCalendar;
import dev.tributary.bank.connection.DisconnectBank.Rows;
import dev.tributary.bank.connection.Relisted;
import dev.tributary.bank.connection.SecretSeal;
import dev.tributary.bank.connection.postgres.ListedAccounts.Owner;
import dev.tributary.bank.coverage.postgres.CoverageRows;
import dev.tributary.bank.truelayer.Consent;
import dev.tributary.bank.truelayer.Tokens;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.messaging.Times;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgConnections implements Connections {

    private static final String ADD = """
            INSERT INTO connections (connection_id, user_id, provider_id, provider_name, provider_logo_uri, status,
                access_token, access_token_expires_at, refresh_token, connected_at,
                consent_id, credentials_id, consented_at, consent_expires_at, consent_checked_at, next_consent_check_at)
            VALUES ($1, $2, $3, $4, $5, 'active', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """;
    private static final String RENEW = """
            UPDATE connections SET status = 'active', access_token = $2, access_token_expires_at = $3, refresh_token = $4,
                consent_id = $5, credentials_id = $6, consented_at = $7, consent_expires_at = $8, consent_checked_at = $9,
                next_consent_check_at = $10, consent_warned = NULL
            WHERE connection_id = $1
            """;
    private static final String REPLACED = """
            SELECT connection_id FROM connections c
            WHERE user_id = $1 AND status <> 'revoked'
              AND NOT EXISTS (SELECT FROM accounts a WHERE a.connection_id = c.connection_id)
            """;
    private static final String TOKENS = """
            SELECT connection_id, user_id, access_token, access_token_expires_at, refresh_token FROM connections
            WHERE connection_id = $1 AND status = 'active'
            """;
    private static final String STORE_TOKENS = """
            UPDATE connections SET access_token = $2, access_token_expires_at = $3, refresh_token = $4
            WHERE connection_id = $1
            """;
    /// An end that moved by more than a day is another end, to be warned of anew.
    private static final String CONSENT_CHECKED = """
            UPDATE connections c SET consent_expires_at = coalesce($2, c.consent_expires_at),
                credentials_id = coalesce($3, c.credentials_id), consent_checked_at = $4, next_consent_check_at = $5,
                consent_warned = CASE WHEN $2 > c.consent_expires_at + interval '1 day' THEN NULL ELSE c.consent_warned END
            FROM connections before
            WHERE c.connection_id = $1 AND before.connection_id = c.connection_id AND c.status = 'active'
            RETURNING before.consent_expires_at IS DISTINCT FROM c.consent_expires_at AS is_changed
            """;
    private static final String CHECK_SOON =
            "UPDATE connections SET next_consent_check_at = $2 WHERE connection_id = $1";
    private static final String NEED_REAUTHORISATION =
            "UPDATE connections SET status = 'needs_reauthorisation' WHERE connection_id = $1 AND status = 'active'";
    private static final String REVOKE = """
            UPDATE connections SET status = 'revoked', access_token = NULL, refresh_token = NULL
            WHERE connection_id = $1 AND status <> 'revoked'
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final SecretSeal seal;
    private final SealedTokens sealedTokens;
    private final CoverageRows coverage;
    private final Clock clock;
    private final Semaphore exchanges;

    PgConnections(
            Pool pool,
            Transactions transactions,
            SecretSeal seal,
            CoverageRows coverage,
            ConnectionsConfig config,
            Clock clock) {
        if (config.exchangesAtOnce() < 1) {
            throw new IllegalArgumentException(
                    "tributary.connections.exchanges-at-once must be 1 or more, not " + config.exchangesAtOnce());
        }
        this.pool = pool;
        this.transactions = transactions;
        this.seal = seal;
        this.sealedTokens = new SealedTokens(seal);
        this.coverage = coverage;
        this.clock = clock;
        this.exchanges = new Semaphore(config.exchangesAtOnce(), true);
    }

    @Override
    public Relisted add(Connection added, Tokens tokens, Discovered discovered) {
        return transactions.call(sql -> {
            insert(sql, added, tokens);
            var listed = listed(sql, added);
            return consented(sql, added, listed.write(listed.match(discovered, List.of())));
        });
    }

    private void insert(SqlConnection sql, Connection added, Tokens tokens) {
        var userId = added.userId();
        var id = added.connectionId();
        var consent = added.consent();
        execute(
                sql,
                ADD,
                Tuple.tuple()
                        .addUUID(id)
                        .addString(userId)
                        .addString(added.provider().providerId())
                        .addString(added.provider().displayName())
                        .addString(added.provider().logoUri())
                        .addValue(sealedTokens.access(tokens, userId, id))
                        .addOffsetDateTime(Times.offset(tokens.expiresAt()))
                        .addValue(sealedTokens.refresh(tokens, userId, id))
                        .addOffsetDateTime(Times.offset(added.connectedAt()))
                        .addUUID(consent.consentId())
                        .addString(consent.credentialsId())
                        .addOffsetDateTime(Times.offset(consent.givenAt()))
                        .addOffsetDateTime(Times.offset(consent.expiresAt()))
                        .addOffsetDateTime(Times.offset(consent.checkedAt()))
                        .addOffsetDateTime(
                                Times.offset(ConsentCalendar.nextCheck(consent.expiresAt(), clock.instant()))));
    }

    @Override
    public Optional<Relisted> renew(Connection renewed, Tokens tokens, Discovered discovered) {
        return transactions.call(sql -> {
            var listed = listed(sql, renewed);
            var matching = listed.match(discovered, List.of());
            var reachesOwn = matching.matches().stream()
                    .anyMatch(match -> match.known().connectionId().equals(renewed.connectionId()));
            if (!reachesOwn) {
                return Optional.empty();
            }
            Withdrawals.beginOfRenewed(
                    sql, renewed.connectionId(), renewed.consent().credentialsId(), clock.instant());
            update(sql, renewed, tokens);
            return Optional.of(consented(sql, renewed, listed.write(matching)));
        });
    }

    private void update(SqlConnection sql, Connection renewed, Tokens tokens) {
        var userId = renewed.userId();
        var id = renewed.connectionId();
        var consent = renewed.consent();
        execute(
                sql,
                RENEW,
                Tuple.tuple()
                        .addUUID(id)
                        .addValue(sealedTokens.access(tokens, userId, id))
                        .addOffsetDateTime(Times.offset(tokens.expiresAt()))
                        .addValue(sealedTokens.refresh(tokens, userId, id))
                        .addUUID(consent.consentId())
                        .addString(consent.credentialsId())
                        .addOffsetDateTime(Times.offset(consent.givenAt()))
                        .addOffsetDateTime(Times.offset(consent.expiresAt()))
                        .addOffsetDateTime(Times.offset(consent.checkedAt()))
                        .addOffsetDateTime(
                                Times.offset(ConsentCalendar.nextCheck(consent.expiresAt(), clock.instant()))));
    }

    /// Days a bank gives only right after a consent may be asked again; a connection nothing is left of is closed.
    private Relisted consented(SqlConnection sql, Connection connection, Relisted relisted) {
        coverage.consentRenewed(sql, connection.connectionId());
        AccountRows.publishAll(sql, connection.connectionId(), clock.instant());
        closeReplaced(sql, connection.userId());
        return relisted;
    }

    private ListedAccounts listed(SqlConnection sql, Connection of) {
        return new ListedAccounts(
                sql,
                seal,
                new Owner(of.userId(), of.connectionId(), of.provider().providerId()));
    }

    private void closeReplaced(SqlConnection sql, String userId) {
        sql.preparedQuery(REPLACED)
                .execute(Tuple.of(userId))
                .await()
                .indefinitely()
                .forEach(row -> {
                    Withdrawals.begin(sql, row.getUUID("connection_id"), clock.instant());
                    execute(sql, REVOKE, Tuple.of(row.getUUID("connection_id")));
                });
    }

    @Override
    public Relisted relist(String userId, UUID connectionId, Discovered discovered, List<Choice> choices) {
        var connection = find(userId, connectionId).orElseThrow();
        return transactions.call(sql -> {
            var listed = listed(sql, connection);
            var relisted = listed.write(listed.match(discovered, choices));
            AccountRows.publishAll(sql, connectionId, clock.instant());
            return relisted;
        });
    }

    @Override
    public List<Connection> of(String userId) {
        return pool
                .preparedQuery(ConnectionRow.SELECT + " WHERE c.user_id = $1 ORDER BY c.connected_at DESC")
                .execute(Tuple.of(userId))
                .await()
                .indefinitely()
                .stream()
                .map(ConnectionRow::read)
                .toList();
    }

    @Override
    public Optional<Connection> find(String userId, UUID connectionId) {
        return pool
                .preparedQuery(ConnectionRow.SELECT + " WHERE c.user_id = $1 AND c.connection_id = $2")
                .execute(Tuple.of(userId, connectionId))
                .await()
                .indefinitely()
                .stream()
                .map(ConnectionRow::read)
                .findFirst();
    }

    @Override
    public @Nullable Tokens tokens(UUID connectionId) {
        return tokens(pool, TOKENS, connectionId);
    }

    @Override
    public @Nullable Tokens replaceTokens(UUID connectionId, Function<Tokens, Tokens> refresh) {
        takeTurn();
        try {
            return transactions
                    .call(sql -> Optional.ofNullable(tokens(sql, TOKENS + " FOR UPDATE", connectionId))
                            .map(present -> replace(sql, connectionId, present, refresh.apply(present))))
                    .orElse(null);
        } finally {
            exchanges.release();
        }
    }

    /// However many consents are extended at one moment, the others still get at the database.
    private void takeTurn() {
        try {
            exchanges.acquire();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the tokens were exchanged", stopping);
        }
    }

    private Tokens replace(SqlConnection sql, UUID connectionId, Tokens present, Tokens fresh) {
        if (!fresh.equals(present)) {
            var owner = sql.preparedQuery("SELECT user_id FROM connections WHERE connection_id = $1")
                    .execute(Tuple.of(connectionId))
                    .await()
                    .indefinitely()
                    .iterator()
                    .next()
                    .getString("user_id");
            execute(
                    sql,
                    STORE_TOKENS,
                    Tuple.of(
                            connectionId,
                            sealedTokens.access(fresh, owner, connectionId),
                            Times.offset(fresh.expiresAt()),
                            sealedTokens.refresh(fresh, owner, connectionId)));
        }
        return fresh;
    }

    @Override
    public void needReauthorisation(UUID connectionId) {
        transactions.run(sql -> {
            if (execute(sql, NEED_REAUTHORISATION, Tuple.of(connectionId)) == 1) {
                AccountRows.changeAvailability(sql, connectionId, Availability.NEEDS_REAUTHORISATION, clock.instant());
            }
        });
    }

    @Override
    public Removed disconnect(UUID connectionId, Rows rows) {
        return transactions.call(sql -> {
            Withdrawals.begin(sql, connectionId, clock.instant());
            execute(sql, REVOKE, Tuple.of(connectionId));
            return rows == Rows.ERASE
                    ? RemovedAccounts.removeAndErase(sql, connectionId, clock.instant())
                    : RemovedAccounts.remove(sql, connectionId, clock.instant());
        });
    }

    @Override
    public void consentChecked(UUID connectionId, Consent consent) {
        var now = clock.instant();
        transactions.run(sql -> {
            var changed = sql.preparedQuery(CONSENT_CHECKED)
                    .execute(Tuple.of(
                            connectionId,
                            Times.offset(consent.expiresAt()),
                            consent.credentialsId(),
                            Times.offset(now),
                            Times.offset(ConsentCalendar.nextCheck(consent.expiresAt(), now))))
                    .await()
                    .indefinitely()
                    .iterator();
            if (changed.hasNext() && changed.next().getBoolean("is_changed")) {
                AccountRows.publishAll(sql, connectionId, now);
            }
        });
    }

    @Override
    public void checkConsentSoon(UUID connectionId) {
        transactions.run(sql -> execute(sql, CHECK_SOON, Tuple.of(connectionId, Times.offset(clock.instant()))));
    }

    private @Nullable Tokens tokens(SqlClient client, String sql, UUID connectionId) {
        var rows = client.preparedQuery(sql)
                .execute(Tuple.of(connectionId))
                .await()
                .indefinitely()
                .iterator();
        return rows.hasNext() ? sealedTokens.open(rows.next()) : null;
    }

    private static int execute(SqlConnection sql, String statement, Tuple parameters) {
        return sql.preparedQuery(statement)
                .execute(parameters)
                .await()
                .indefinitely()
                .rowCount();
    }
}
