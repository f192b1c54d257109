package dev.tributary.bank.truelayer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What `/me` says: the only reliable source of the consent's end.
///
/// @param provider null when `/me` does not name it
/// @param expiresAt null when the bank does not tell
/// @param credentialsId TrueLayer's name for this consent; null when `/me` does not tell
public record Consent(
        @Nullable Provider provider,
        @Nullable Instant expiresAt,
        @Nullable String credentialsId) {}
