package dev.tributary.contracts;

import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person says about a transaction. The bank context has already changed the row; enrichment learns from it.
public sealed interface Correction extends Event {

    UUID correctionId();

    @Override
    UUID accountId();

    @Override
    default Topic topic() {
        return Topic.BANK_CORRECTIONS;
    }

    @Override
    default String key() {
        return userId();
    }

    /// @param transaction the row as the bank tells it
    /// @param category a key of the taxonomy
    /// @param subcategory a key of the taxonomy below `category`; null when the person gave none
    /// @param merchant the name the person gave; null when they left it
    /// @param applyToSimilar whether similar rows, past ones too, change with it; they are offered otherwise
    record TransactionCorrected(
            UUID eventId,
            Instant occurredAt,
            String userId,
            UUID correctionId,
            UUID accountId,
            SourceKind kind,
            ImportedTransaction transaction,
            String category,
            @Nullable String subcategory,
            @Nullable String merchant,
            boolean applyToSimilar)
            implements Correction {}

    /// The person took the correction back: the row has no category until enrichment says what it would have said.
    record CorrectionWithdrawn(
            UUID eventId, Instant occurredAt, String userId, UUID correctionId, UUID accountId, UUID transactionId)
            implements Correction {}
}
