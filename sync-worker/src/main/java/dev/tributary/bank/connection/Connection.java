package dev.tributary.bank.connection;

import dev.tributary.bank.truelayer.Provider;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bank a person connected.
///
/// @param consentExpiresAt null when the bank does not tell
/// @param accounts how many accounts and cards it reaches
public record Connection(
        UUID connectionId,
        String userId,
        Provider provider,
        ConnectionStatus status,
        Instant connectedAt,
        @Nullable Instant consentExpiresAt,
        int accounts) {}
