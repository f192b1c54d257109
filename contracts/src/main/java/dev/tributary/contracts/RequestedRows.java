package dev.tributary.contracts;

import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The answer to [RowsRequested].
public sealed interface RequestedRows extends Event {

    UUID requestId();

    @Override
    default Topic topic() {
        return Topic.BANK_REQUESTED_ROWS;
    }

    /// Rows without a category, as they are now.
    ///
    /// @param jobId the import that brought them
    /// @param transactions 1–1000
    record RequestedRowsTold(
            UUID eventId,
            Instant occurredAt,
            String userId,
            UUID requestId,
            UUID jobId,
            UUID accountId,
            SourceKind kind,
            List<ImportedTransaction> transactions)
            implements RequestedRows {

        public RequestedRowsTold {
            transactions = List.copyOf(transactions);
        }

        @Override
        public String key() {
            return accountId.toString();
        }
    }

    /// All of them are told.
    ///
    /// @param rows how many there were
    record RowRequestAnswered(UUID eventId, Instant occurredAt, String userId, UUID requestId, long rows)
            implements RequestedRows {

        @Override
        public String key() {
            return requestId.toString();
        }
    }
}
