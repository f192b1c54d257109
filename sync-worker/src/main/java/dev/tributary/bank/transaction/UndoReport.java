package dev.tributary.bank.transaction;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What undoing an import takes away, or took.
public record UndoReport(UUID jobId, List<OfAccount> accounts) {

    /// @param removed rows that only this import brought
    /// @param keptServedLater rows that a later import served as well
    /// @param keptEdited rows that a person said something about
    /// @param earliest and `latest` are the days of the removed rows; null when there are none
    public record OfAccount(
            UUID accountId,
            String displayName,
            long removed,
            long keptServedLater,
            long keptEdited,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest) {}

    public UndoReport {
        accounts = List.copyOf(accounts);
    }

    public long sum(ToLongFunction<OfAccount> count) {
        return accounts.stream().mapToLong(count).sum();
    }
}
