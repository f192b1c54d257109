package dev.tributary.bank.transaction;

import dev.tributary.messaging.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A readable row of an answer, with all it can be recognised by.
///
/// @param newId the id it gets if it is new
/// @param strongest its identity if it is new and no twin of another
/// @param fingerprint of day, signed amount, currency and description: shared by twins
/// @param content changes when the bank corrects anything
public record ServedRow(UUID newId, Identity strongest, UUID fingerprint, long content, BookedRow row) {

    @Nullable
    String normalisedId() {
        return row.normalisedProviderTransactionId();
    }

    @Nullable
    String providerId() {
        return row.providerTransactionId();
    }

    /// A row that looks the same and has no id.
    ServedRow withoutIds() {
        var looks = new BookedRow(
                row.bookedOn(),
                row.bookedAt(),
                row.amount(),
                row.currency(),
                row.transactionType(),
                row.transactionCategory(),
                row.classification(),
                row.description(),
                row.merchantName(),
                row.runningBalance(),
                null,
                null,
                null);
        var identity = new Identity(IdentityRule.FINGERPRINT, fingerprint, 0);
        return new ServedRow(Ids.next(), identity, fingerprint, content, looks);
    }
}
