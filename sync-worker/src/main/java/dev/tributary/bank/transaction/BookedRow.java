package dev.tributary.bank.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row that could be read.
///
/// @param bookedOn the posting date as the bank wrote it, in whatever zone it thinks
/// @param runningBalance what was on the account after this row; null when the bank does not say it readably
/// @param amount signed: negative leaves the account, for cards too; at most four decimals
public record BookedRow(
        LocalDate bookedOn,
        OffsetDateTime bookedAt,
        BigDecimal amount,
        String currency,
        String transactionType,
        String transactionCategory,
        List<String> classification,
        String description,
        @Nullable String merchantName,
        @Nullable BigDecimal runningBalance,
        @Nullable String normalisedProviderTransactionId,
        @Nullable String providerTransactionId,
        @Nullable String truelayerTransactionId) {

    public BookedRow {
        classification = List.copyOf(classification);
    }
}
