package dev.tributary.bank.transaction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Served rows that are committed together.
///
/// @param served all rows of the bank's answer that this batch accounts for
/// @param outOfRange served rows outside the asked days
/// @param earliest and `latest` are the days seen so far in the whole answer; null before the first readable row
public record Batch(
        List<BookedTransaction> transactions,
        List<RejectedRow> rejected,
        int served,
        int outOfRange,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest) {

    public Batch {
        transactions = List.copyOf(transactions);
        rejected = List.copyOf(rejected);
    }
}
