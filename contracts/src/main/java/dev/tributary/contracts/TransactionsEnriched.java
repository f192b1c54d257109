package dev.tributary.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What enrichment decided, for the context that serves the transactions.
public record TransactionsEnriched(
        UUID eventId,
        Instant occurredAt,
        String userId,
        UUID jobId,
        UUID accountId,
        List<EnrichedTransaction> transactions)
        implements Event {

    public TransactionsEnriched {
        transactions = List.copyOf(transactions);
    }

    /// @param category a key of the taxonomy, for example `groceries`; null when the row has none any more
    /// @param subcategory a key of the taxonomy below `category`; null when only the category is certain
    /// @param merchant cleaned name; null when the row has none
    /// @param confidence 0–1
    /// @param essential null where the distinction makes no sense, as for transfers
    /// @param source the rung of the ladder that decided, for example `local_model`
    /// @param why in words a person understands
    public record EnrichedTransaction(
            UUID transactionId,
            @Nullable String category,
            @Nullable String subcategory,
            @Nullable String merchant,
            @Nullable Boolean essential,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal confidence,
            String source,
            String why) {}

    @Override
    public Topic topic() {
        return Topic.ENRICHMENT_RESULTS;
    }

    @Override
    public String key() {
        return accountId.toString();
    }
}
