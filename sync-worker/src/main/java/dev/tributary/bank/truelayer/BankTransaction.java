package dev.tributary.bank.truelayer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A booked row as the bank served it: nothing is judged yet, so anything may be missing.
///
/// @param position from 0, within one answer
/// @param amount as written; its sign is not to be trusted
/// @param runningBalance on the account after this row, as written; null when not told, or told in another currency
/// @param malformed the name of the first field that had another JSON type than documented; null when none had
public record BankTransaction(
        int position,
        @Nullable String transactionId,
        @Nullable String normalisedProviderTransactionId,
        @Nullable String providerTransactionId,
        @Nullable String timestamp,
        @Nullable String description,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String transactionType,
        @Nullable String transactionCategory,
        List<String> classification,
        @Nullable String merchantName,
        @Nullable String runningBalance,
        @Nullable String malformed) {

    public BankTransaction {
        classification = List.copyOf(classification);
    }
}
