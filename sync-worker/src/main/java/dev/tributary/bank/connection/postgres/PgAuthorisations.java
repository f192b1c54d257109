package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.connection.Authorisations;
import dev.tributary.bank.connection.SecretSeal;
import dev.tributary.bank.connection.SecretSeal.Place;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

@ApplicationScoped
class PgAuthorisations implements Authorisations {

    private static final String ADD = """
            WITH forgotten AS (DELETE FROM authorisations WHERE expires_at < now() - interval '1 day')
            INSERT INTO authorisations (state_digest, user_id, code_verifier, expires_at) VALUES ($1, $2, $3, $4)
            """;
    private static final String TAKE =
            "DELETE FROM authorisations WHERE state_digest = $1 RETURNING user_id, code_verifier, expires_at";

    private final Pool pool;
    private final SecretSeal seal;

    PgAuthorisations(Pool pool, SecretSeal seal) {
        this.pool = pool;
        this.seal = seal;
    }

    @Override
    public void add(String state, Authorisation authorisation) {
        var digest = digest(state);
        var verifier = seal.seal(authorisation.codeVerifier(), place(authorisation.userId(), digest));
        pool.preparedQuery(ADD)
                .execute(Tuple.of(
                        Buffer.buffer(digest),
                        authorisation.userId(),
                        Buffer.buffer(verifier),
                        authorisation.expiresAt().atOffset(ZoneOffset.UTC)))
                .await()
                .indefinitely();
    }

    @Override
    public Optional<Authorisation> take(String state) {
        var digest = digest(state);
        return pool.preparedQuery(TAKE).execute(Tuple.of(Buffer.buffer(digest))).await().indefinitely().stream()
                .map(row -> authorisation(row, digest))
                .findFirst();
    }

    private Authorisation authorisation(Row row, byte[] digest) {
        var userId = row.getString("user_id");
        var verifier = row.getBuffer("code_verifier").getBytes();
        return new Authorisation(
                userId,
                seal.open(verifier, place(userId, digest)),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private static Place place(String userId, byte[] digest) {
        return new Place(userId, HexFormat.of().formatHex(digest), "code_verifier");
    }

    private static byte[] digest(String state) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
