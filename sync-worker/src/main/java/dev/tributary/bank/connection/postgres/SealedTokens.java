package dev.tributary.bank.connection.postgres;

import dev.tributary.bank.connection.SecretSeal;
import dev.tributary.bank.connection.SecretSeal.Place;
import dev.tributary.bank.truelayer.Tokens;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A connection's tokens as they are stored: each sealed for its own field of its own connection.
final class SealedTokens {

    static final String ACCESS = "access_token";
    static final String REFRESH = "refresh_token";

    private final SecretSeal seal;

    SealedTokens(SecretSeal seal) {
        this.seal = seal;
    }

    Buffer access(Tokens tokens, String userId, UUID connectionId) {
        return sealed(tokens.accessToken(), userId, connectionId, ACCESS);
    }

    @Nullable
    Buffer refresh(Tokens tokens, String userId, UUID connectionId) {
        return tokens.refreshToken() == null ? null : sealed(tokens.refreshToken(), userId, connectionId, REFRESH);
    }

    /// @return null when the row has none
    @Nullable
    Tokens open(Row row) {
        var userId = row.getString("user_id");
        var connectionId = row.getUUID("connection_id");
        var access = opened(row, userId, connectionId, ACCESS);
        return access == null
                ? null
                : new Tokens(
                        access,
                        opened(row, userId, connectionId, REFRESH),
                        row.getOffsetDateTime("access_token_expires_at").toInstant());
    }

    private @Nullable String opened(Row row, String userId, UUID connectionId, String field) {
        var sealed = row.getBuffer(field);
        return sealed == null ? null : seal.open(sealed.getBytes(), new Place(userId, connectionId.toString(), field));
    }

    private Buffer sealed(String secret, String userId, UUID connectionId, String field) {
        return Buffer.buffer(seal.seal(secret, new Place(userId, connectionId.toString(), field)));
    }
}
