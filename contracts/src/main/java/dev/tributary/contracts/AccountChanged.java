package dev.tributary.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The newest state of one connected account or card, with the history that estimates are made from.
///
/// @param accountId ours, stable; TrueLayer's own may change after a re-authorisation
/// @param consentExpiresAt from `/me`; null until the bank has told it
/// @param storedTransactions rows stored for this account so far
/// @param earliestTransactionOn date of the oldest stored row; null when there is none
/// @param latestTransactionOn date of the newest stored row; null when there is none
/// @param coverage what is known of the account's days, oldest first, no day twice; of other days nothing is known
/// @param unattendedCalls what the bank still allows for booked rows without the person
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
        @Nullable Instant lastSyncedAt,
        List<Coverage> coverage,
        CallQuota unattendedCalls)
        implements Event {

    public AccountChanged {
        coverage = List.copyOf(coverage);
    }

    /// Days that share what is known of them.
    ///
    /// @param asOf when the bank said so
    public record Coverage(LocalDate fromDate, LocalDate toDate, State state, Instant asOf) {

        public enum State {
            /// Asked for and answered late enough that no row is expected any more.
            @JsonProperty("covered")
            COVERED,
            /// Asked for and answered so early that late rows may have come since.
            @JsonProperty("stale")
            STALE,
            /// The bank does not give these days under the present consent.
            @JsonProperty("unreachable")
            UNREACHABLE
        }
    }

    /// @param limit calls in the bank's day
    /// @param left of `limit`
    /// @param resetsAt when `left` grows again; null while nothing is used
    public record CallQuota(int limit, int left, @Nullable Instant resetsAt) {}

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
