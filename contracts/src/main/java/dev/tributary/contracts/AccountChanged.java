package dev.tributary.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The newest state of one connected account or card, with the history that estimates are made from.
///
/// @param accountId ours, stable; TrueLayer's own may change after a re-authorisation
/// @param consentExpiresAt from `/me`; null until the bank has told it
/// @param storedTransactions rows stored for this account so far
/// @param earliestTransactionOn date of the oldest stored row; null when there is none
/// @param latestTransactionOn date of the newest stored row; null when there is none
/// @param lastSyncedAt end of the last sync that completed; null before the first
public record AccountChanged(
        UUID eventId,
        Instant occurredAt,
        String userId,
        UUID accountId,
        UUID connectionId,
        SourceKind kind,
        String displayName,
        String currency,
        String providerId,
        String providerName,
        Availability availability,
        @Nullable Instant consentExpiresAt,
        long storedTransactions,
        @Nullable LocalDate earliestTransactionOn,
        @Nullable LocalDate latestTransactionOn,
        @Nullable Instant lastSyncedAt)
        implements Event {

    /// Whether an import of this account can succeed now.
    public enum Availability {
        @JsonProperty("available")
        AVAILABLE,
        @JsonProperty("needs_reauthorisation")
        NEEDS_REAUTHORISATION,
        @JsonProperty("removed")
        REMOVED
    }

    @Override
    public Topic topic() {
        return Topic.BANK_ACCOUNTS;
    }

    @Override
    public String key() {
        return accountId.toString();
    }
}
