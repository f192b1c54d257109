package dev.tributary.bank.connection.postgres;

import dev.tributary.messaging.Times;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Consents that are to be taken back at TrueLayer, noted in the transaction that ends their use here. The tokens move
/// as they are: they stay sealed for the same connection.
final class Withdrawals {

    private static final String BEGIN = """
            INSERT INTO consent_withdrawals (withdrawal_id, connection_id, user_id, access_token, access_token_expires_at,
                refresh_token, consent_expires_at, begun_at, next_attempt_at)
            SELECT gen_random_uuid(), connection_id, user_id, access_token, access_token_expires_at,
                refresh_token, consent_expires_at, $2::timestamptz, $2::timestamptz
            FROM connections c WHERE connection_id = $1 AND access_token IS NOT NULL
            """;
    /// The bank may have named an older consent once more: then it is the one in use.
    private static final String UNLESS_SHARED = """
              AND NOT EXISTS (SELECT FROM connections other
                              WHERE other.credentials_id = c.credentials_id AND other.status <> 'revoked'
                                AND other.connection_id <> c.connection_id)
            """;

    private Withdrawals() {}

    static void begin(SqlConnection sql, UUID connectionId, Instant now) {
        sql.preparedQuery(BEGIN + UNLESS_SHARED)
                .execute(Tuple.of(connectionId, Times.offset(now)))
                .await()
                .indefinitely();
    }

    /// The consent a connection had until now, when it is known to be another one.
    ///
    /// @param credentialsId of the new consent
    static void beginOfRenewed(SqlConnection sql, UUID connectionId, @Nullable String credentialsId, Instant now) {
        sql.preparedQuery(BEGIN + UNLESS_SHARED + " AND credentials_id <> $3::text")
                .execute(Tuple.of(connectionId, Times.offset(now), credentialsId))
                .await()
                .indefinitely();
    }
}
