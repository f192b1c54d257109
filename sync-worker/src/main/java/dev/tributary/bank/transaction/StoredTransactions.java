package dev.tributary.bank.transaction;

import dev.tributary.contracts.TransactionsEnriched;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Every transaction that was ever imported.
public interface StoredTransactions {

    /// Newest first.
    ///
    /// @param after null begins at the newest
    Page page(TransactionFilter filter, @Nullable Position after, int limit);

    /// All of them, newest first per account; memory does not grow with their number.
    void each(TransactionFilter filter, Consumer<StoredTransaction> reader);

    /// @return empty for an unknown id, for another tenant's and for what the person has undone
    Optional<StoredTransaction> find(String userId, UUID transactionId);

    /// Writes down what enrichment decided. What a person decided stays.
    void enrich(TransactionsEnriched decided);
}
