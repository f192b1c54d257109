package dev.tributary.bank.truelayer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param refreshToken null when the answer brought none: the one in hand then stays valid
public record Tokens(String accessToken, @Nullable String refreshToken, Instant expiresAt) {

    /// Never shows a token, wherever it is printed.
    @Override
    public String toString() {
        return "Tokens[expiresAt=" + expiresAt + "]";
    }
}
