package dev.tributary.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows a person took back: an import was undone, or a bank was disconnected and its rows erased with it.
///
/// @param jobId the import that was undone; null when a connection was erased
/// @param transactionIds ours, at most 1000
public record TransactionsRemoved(
        UUID eventId,
        Instant occurredAt,
        String userId,
        @Nullable UUID jobId,
        UUID accountId,
        List<UUID> transactionIds)
        implements Event {

    public TransactionsRemoved {
        transactionIds = List.copyOf(transactionIds);
    }

    @Override
    public Topic topic() {
        return Topic.BANK_TRANSACTIONS_IMPORTED;
    }

    @Override
    public String key() {
        return accountId.toString();
    }
}
