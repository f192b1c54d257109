package dev.tributary.bank.usage.postgres;

import dev.tributary.bank.usage.AnsweredRequests;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PgAnsweredRequests implements AnsweredRequests {

    private static final String CONSENT =
            "coalesce((SELECT consent_id FROM connections WHERE connection_id = $1::uuid), $1::uuid)";
    private static final String FIND = """
            SELECT answered_at FROM answered_requests WHERE consent_id = %s AND request = $2 AND answered_at > $3
            """.formatted(CONSENT);
    private static final String ANSWERED = """
            INSERT INTO answered_requests (consent_id, request, answered_at) VALUES (%s, $2, $3)
            ON CONFLICT (consent_id, request) DO UPDATE SET answered_at = excluded.answered_at
            """.formatted(CONSENT);
    private static final String FORGET = "DELETE FROM answered_requests WHERE answered_at < $1";

    private final Pool pool;

    PgAnsweredRequests(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Optional<Instant> answeredAt(UUID connectionId, String request, Instant since) {
        return pool
                .preparedQuery(FIND)
                .execute(Tuple.of(connectionId, request, since.atOffset(ZoneOffset.UTC)))
                .await()
                .indefinitely()
                .stream()
                .map(row -> row.getOffsetDateTime("answered_at").toInstant())
                .findFirst();
    }

    @Override
    public void answered(UUID connectionId, String request, Instant at) {
        pool.preparedQuery(ANSWERED)
                .execute(Tuple.of(connectionId, request, at.atOffset(ZoneOffset.UTC)))
                .await()
                .indefinitely();
    }

    @Override
    public void forgetBefore(Instant time) {
        pool.preparedQuery(FORGET)
                .execute(Tuple.of(time.atOffset(ZoneOffset.UTC)))
                .await()
                .indefinitely();
    }
}
