package dev.tributary.bank.transaction;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transaction as it is kept, with what enrichment or the person made of it.
///
/// @param amount signed: negative leaves the account, for cards too
/// @param category null until decided
/// @param subcategory below the category; null when only that is certain
/// @param essential null where the distinction makes no sense
/// @param why in words a person understands
/// @param categorySource who decided: a rung of the ladder, or `person`
/// @param correctionId what the person said; null when they said nothing
/// @param identityRule what makes it this transaction and no other
/// @param firstSeenIn the import that brought it
public record StoredTransaction(
        UUID transactionId,
        UUID accountId,
        RowState state,
        LocalDate bookedOn,
        Instant timestamp,
        String description,
        @Nullable String merchant,
        BigDecimal amount,
        String currency,
        String transactionType,
        String transactionCategory,
        List<String> classification,
        @Nullable String category,
        @Nullable String subcategory,
        @Nullable Boolean essential,
        @Nullable String why,
        @Nullable String categorySource,
        @Nullable BigDecimal confidence,
        @Nullable String normalisedProviderTransactionId,
        @Nullable String providerTransactionId,
        @Nullable String truelayerTransactionId,
        String identityRule,
        UUID firstSeenIn,
        @Nullable UUID correctionId) {

    public StoredTransaction {
        classification = List.copyOf(classification);
    }
}
