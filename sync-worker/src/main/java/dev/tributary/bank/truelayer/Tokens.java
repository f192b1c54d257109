package dev.tributary.bank.truelayer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param refreshToken null when the answer brought none: the one in hand then stays valid
public record Tokens(String accessToken, @Nullable String refreshToken, Instant expiresAt) {

    /// These, with the refresh token of `earlier` where none came.
    public Tokens orKeeping(Tokens earlier) {
        return refreshToken == null ? new Tokens(accessToken, earlier.refreshToken, expiresAt) : this;
    }

    /// Never shows a token, wherever it is printed.
    @Override
    public String toString() {
        return "Tokens[expiresAt=" + expiresAt + "]";
    }
}
