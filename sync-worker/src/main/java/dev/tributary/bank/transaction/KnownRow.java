package dev.tributary.bank.transaction;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stored row, as far as recognising it goes.
///
/// @param fingerprint the upper half of the fingerprint of what the bank says now
/// @param content null for rows stored before it was kept
public record KnownRow(
        UUID transactionId,
        RowState state,
        UUID firstSeenIn,
        IdentityRule rule,
        int ordinal,
        @Nullable String normalisedId,
        @Nullable String providerId,
        long fingerprint,
        @Nullable Long content) {

    static KnownRow added(ServedRow row, Identity identity, UUID jobId) {
        return new KnownRow(
                row.newId(),
                RowState.BOOKED,
                jobId,
                identity.rule(),
                identity.ordinal(),
                row.normalisedId(),
                row.providerId(),
                row.fingerprint().getMostSignificantBits(),
                row.content());
    }

    /// What it is once this row, recognised as the same, is written. A row that only looks the same as one with an id
    /// teaches no further id: it may yet turn out to be a twin.
    KnownRow learning(ServedRow row, IdentityRule by) {
        var learns = by != IdentityRule.FINGERPRINT || !hasId();
        var promoted = learns && row.strongest().rule().compareTo(rule) < 0;
        return new KnownRow(
                transactionId,
                state == RowState.WITHDRAWN ? RowState.BOOKED : state,
                firstSeenIn,
                promoted ? row.strongest().rule() : rule,
                promoted ? row.strongest().ordinal() : ordinal,
                learns && row.normalisedId() != null ? row.normalisedId() : normalisedId,
                learns && row.providerId() != null ? row.providerId() : providerId,
                row.fingerprint().getMostSignificantBits(),
                row.content());
    }

    /// Ids that both have and that differ mean two transactions.
    boolean mayBe(ServedRow row) {
        return (normalisedId == null || row.normalisedId() == null)
                && (providerId == null || row.providerId() == null || providerId.equals(row.providerId()));
    }

    boolean hasId() {
        return normalisedId != null || providerId != null;
    }
}
