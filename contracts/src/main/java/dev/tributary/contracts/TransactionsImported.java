package dev.tributary.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// New rows of one committed batch, for enrichment.
///
/// @param transactions at most one batch: 1–1000
/// @param enrich whether the import asked for it; rows of one that did not are kept until a person does. Null is true
public record TransactionsImported(
        UUID eventId,
        Instant occurredAt,
        String userId,
        UUID jobId,
        UUID accountId,
        SourceKind kind,
        List<ImportedTransaction> transactions,
        @Nullable Boolean enrich)
        implements Event {

    public TransactionsImported {
        transactions = List.copyOf(transactions);
    }

    /// Whether rows are enriched without a person asking for it.
    public boolean wantsEnrichment() {
        return enrich == null || enrich;
    }

    /// @param transactionId ours
    /// @param amount signed: negative leaves the account, for cards too
    /// @param transactionCategory TrueLayer's, for example `PURCHASE` or `DIRECT_DEBIT`
    /// @param classification TrueLayer's own, 0–2 words
    public record ImportedTransaction(
            UUID transactionId,
            LocalDate bookedOn,
            String description,
            @Nullable String merchantName,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
            String currency,
            String transactionCategory,
            List<String> classification) {
        public ImportedTransaction {
            classification = List.copyOf(classification);
        }
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
