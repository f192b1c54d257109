package dev.tributary.bank.transaction;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which of a person's transactions; null leaves a question open.
///
/// @param jobId the import that brought them
/// @param category [#NO_CATEGORY] finds those that have none
/// @param states what the rows may count as
/// @param source who decided the category, as `category_source` says it
/// @param text part of the description or the merchant, in any case
public record TransactionFilter(
        String userId,
        List<RowState> states,
        @Nullable UUID accountId,
        @Nullable UUID jobId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String category,
        @Nullable String subcategory,
        @Nullable String source,
        AmountFilter amount,
        @Nullable String text) {

    public static final String NO_CATEGORY = "none";

    public TransactionFilter {
        states = List.copyOf(states);
    }
}
