package dev.tributary.scheduler.account;

import dev.tributary.contracts.AccountChanged.Availability;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account or card that is connected.
///
/// @param consentExpiresAt null when the bank has not told
public record KnownAccount(
        UUID id,
        String providerName,
        Availability availability,
        @Nullable Instant consentExpiresAt) {}
