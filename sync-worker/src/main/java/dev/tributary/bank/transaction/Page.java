package dev.tributary.bank.transaction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param next where the following page begins; null after the last
public record Page(
        List<StoredTransaction> transactions, @Nullable Position next) {

    public Page {
        transactions = List.copyOf(transactions);
    }

    /// @param found up to one more than the page holds: the one shows that there is another page
    public static Page of(List<StoredTransaction> found, int limit) {
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), Position.of(found.get(limit - 1)));
    }
}
