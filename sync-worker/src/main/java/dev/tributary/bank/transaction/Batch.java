package dev.tributary.bank.transaction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Served rows that are committed together.
///
/// @param rows to recognise or add
/// @param awaited pending rows that these rows may settle; only the answer's last batch has any
/// @param answer what the answer has shown before this batch; storing the batch writes it on
/// @param served all rows of the bank's answer that were read for this batch
/// @param outOfRange served rows outside the asked days
/// @param earliest and `latest` are the days seen so far in the whole answer; null before the first readable row
public record Batch(
        List<ServedRow> rows,
        List<RejectedRow> rejected,
        List<PendingRow> awaited,
        Answer answer,
        int served,
        int outOfRange,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest) {

    public Batch {
        rows = List.copyOf(rows);
        rejected = List.copyOf(rejected);
        awaited = List.copyOf(awaited);
    }
}
