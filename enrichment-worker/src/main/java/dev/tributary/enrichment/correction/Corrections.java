package dev.tributary.enrichment.correction;

import dev.tributary.contracts.Correction.CorrectionWithdrawn;
import dev.tributary.contracts.Correction.TransactionCorrected;
import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.enrichment.ladder.MerchantSide;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What people said about their rows, and what it changed. Each move is one transaction with the rows, the rules and
/// the events that follow from it.
public interface Corrections {

    /// Takes a correction in: the row is the person's, and the next rows of the merchant follow.
    ///
    /// @param merchant whom the row is about; null when it names nobody, and teaches nothing
    void learn(TransactionCorrected corrected, CategoryKey category, @Nullable MerchantSide merchant);

    /// Empty when the user has no such correction.
    Optional<Known> find(UUID correctionId, String userId);

    /// Changes similar rows.
    Known apply(Known correction);

    /// Similar rows get back what they had, and the rule is gone.
    Known undo(Known correction);

    /// As if it had never been said.
    ///
    /// @param asNew what the ladder says of the row without it
    void withdraw(CorrectionWithdrawn withdrawn, Function<Told, Verdict> asNew);

    Similar similar(Known correction, int sample);

    /// @param merchant null when the row names nobody
    record Known(
            UUID correctionId,
            String userId,
            UUID accountId,
            UUID transactionId,
            @Nullable MerchantSide merchant,
            CategoryKey category,
            @Nullable String name,
            Status status,
            Instant correctedAt) {}

    enum Status {
        /// Similar rows stay as they are, until the person wants them changed.
        OFFERED,
        APPLIED,
        /// Nothing follows from it any more; the row itself stays as the person said.
        UNDONE,
        WITHDRAWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Status ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// The row as the bank told it.
    record Told(String userId, SourceKind kind, ImportedTransaction transaction) {}

    /// @param count rows of the same merchant that do not have this category yet
    /// @param changed rows it has changed
    record Similar(long count, long changed, List<SimilarRow> sample) {
        public Similar {
            sample = List.copyOf(sample);
        }
    }

    record SimilarRow(
            UUID transactionId,
            UUID accountId,
            LocalDate bookedOn,
            String description,
            BigDecimal amount,
            String currency,
            @Nullable String category,
            @Nullable String subcategory) {}
}
