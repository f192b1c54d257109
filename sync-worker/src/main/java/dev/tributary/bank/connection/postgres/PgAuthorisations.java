package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.connection.Authorisations;
import dev.tributary.bank.connection.BrowserMark;
import dev.tributary.bank.connection.Departure;
import dev.tributary.bank.connection.SecretSeal;
import dev.tributary.bank.connection.SecretSeal.Place;
import dev.tributary.messaging.Times;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgAuthorisations implements Authorisations {

    static final String VERIFIER = "code_verifier";
    static final String INVITATION = "invitation";

    private static final String ADD = """
            WITH forgotten AS (DELETE FROM authorisations WHERE expires_at < now() - interval '1 day')
            INSERT INTO authorisations (state_digest, user_id, connection_id, code_verifier, browser_digest, expires_at,
                idempotency_key, request, invitation)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (user_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
            """;
    private static final String FIRST = "SELECT * FROM authorisations WHERE user_id = $1 AND idempotency_key = $2";
    private static final String TAKE = """
            WITH taken AS (UPDATE authorisations SET used_at = now() WHERE state_digest = $1 AND used_at IS NULL RETURNING *)
            SELECT *, true AS is_first FROM taken
            UNION ALL
            SELECT *, false FROM authorisations WHERE state_digest = $1 AND NOT EXISTS (SELECT FROM taken)
            """;

    private final Pool pool;
    private final SecretSeal seal;

    PgAuthorisations(Pool pool, SecretSeal seal) {
        this.pool = pool;
        this.seal = seal;
    }

    @Override
    public void add(String state, Authorisation authorisation) {
        insert(digest(state), authorisation, null, null, null);
    }

    @Override
    public Added addOnce(String state, Authorisation authorisation, Departure departure, String key, String request) {
        var digest = digest(state);
        var mark = departure.mark();
        var invitation = String.join("\n", departure.authorizationUrl().toString(), mark.name(), mark.value());
        var sealed = Buffer.buffer(seal.seal(invitation, place(authorisation.userId(), digest, INVITATION)));
        if (insert(digest, authorisation, key, request, sealed) == 1) {
            return new Added.Known(departure);
        }
        var first = query(FIRST, Tuple.of(authorisation.userId(), key)).iterator();
        // Forgotten this very moment: the next request with the key begins anew.
        if (!first.hasNext()) {
            return addOnce(state, authorisation, departure, key, request);
        }
        var row = first.next();
        return row.getString("request").equals(request) ? new Added.Known(departure(row)) : new Added.KeyReused();
    }

    private int insert(
            byte[] digest,
            Authorisation authorisation,
            @Nullable String key,
            @Nullable String request,
            @Nullable Buffer invitation) {
        var userId = authorisation.userId();
        var verifier = seal.seal(authorisation.codeVerifier(), place(userId, digest, VERIFIER));
        var browser = authorisation.browserDigest();
        return query(
                        ADD,
                        Tuple.tuple()
                                .addValue(Buffer.buffer(digest))
                                .addString(userId)
                                .addUUID(authorisation.connectionId())
                                .addValue(Buffer.buffer(verifier))
                                .addValue(
                                        browser == null
                                                ? null
                                                : Buffer.buffer(HexFormat.of().parseHex(browser)))
                                .addOffsetDateTime(Times.offset(authorisation.expiresAt()))
                                .addString(key)
                                .addString(request)
                                .addValue(invitation))
                .rowCount();
    }

    private Departure departure(Row row) {
        var digest = row.getBuffer("state_digest").getBytes();
        var place = place(row.getString("user_id"), digest, INVITATION);
        var parts = seal.open(row.getBuffer(INVITATION).getBytes(), place).split("\n", -1);
        return new Departure(
                URI.create(parts[0]),
                row.getOffsetDateTime("expires_at").toInstant(),
                new BrowserMark(parts[1], parts[2]));
    }

    @Override
    public Optional<Taken> take(String state) {
        var digest = digest(state);
        return query(TAKE, Tuple.of(Buffer.buffer(digest))).stream()
                .map(row -> new Taken(authorisation(row, digest), row.getBoolean("is_first")))
                .findFirst();
    }

    private Authorisation authorisation(Row row, byte[] digest) {
        var userId = row.getString("user_id");
        var verifier = row.getBuffer(VERIFIER).getBytes();
        var browser = row.getBuffer("browser_digest");
        return new Authorisation(
                userId,
                row.getUUID("connection_id"),
                seal.open(verifier, place(userId, digest, VERIFIER)),
                browser == null ? null : HexFormat.of().formatHex(browser.getBytes()),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private RowSet<Row> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }

    private static Place place(String userId, byte[] digest, String field) {
        return new Place(userId, HexFormat.of().formatHex(digest), field);
    }

    private static byte[] digest(String state) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
