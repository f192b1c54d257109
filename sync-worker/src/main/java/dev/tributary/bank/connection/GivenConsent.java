package dev.tributary.bank.connection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person allowed us at their bank, until when.
///
/// @param consentId ours; a new one for each authorisation. A bank counts its quotas within one consent
/// @param credentialsId TrueLayer's; null when `/me` does not tell
/// @param givenAt some banks give old rows only within minutes of it
/// @param expiresAt null when the bank does not tell
/// @param checkedAt when `/me` said so
public record GivenConsent(
        UUID consentId,
        @Nullable String credentialsId,
        Instant givenAt,
        @Nullable Instant expiresAt,
        @Nullable Instant checkedAt) {}
