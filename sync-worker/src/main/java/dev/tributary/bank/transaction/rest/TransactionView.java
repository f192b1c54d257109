package dev.tributary.bank.transaction.rest;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.tributary.bank.transaction.Page;
import dev.tributary.bank.transaction.Position;
import dev.tributary.bank.transaction.StoredTransaction;
import dev.tributary.contracts.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A transaction as a person sees it.
///
/// @param correctionId what the person said of it; null when they said nothing
public record TransactionView(
        UUID transactionId,
        UUID accountId,
        String status,
        LocalDate bookedOn,
        Instant timestamp,
        String description,
        @Nullable String merchant,
        Money amount,
        String transactionType,
        String transactionCategory,
        List<String> classification,
        @Nullable String category,
        @Nullable String subcategory,
        @Nullable Boolean essential,
        @Nullable String why,
        @Nullable String categorySource,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(implementation = String.class) @Nullable
        BigDecimal confidence,

        @Nullable String normalisedProviderTransactionId,
        @Nullable String providerTransactionId,
        @Nullable String truelayerTransactionId,
        String identityRule,
        UUID firstSeenIn,
        @Nullable UUID correctionId) {

    private static final int MONEY_SCALE = 2;

    public TransactionView {
        classification = List.copyOf(classification);
    }

    record Items(List<TransactionView> items, @Nullable String nextCursor) {
        Items {
            items = List.copyOf(items);
        }

        static Items of(Page page) {
            Position next = page.next();
            return new Items(
                    page.transactions().stream().map(TransactionView::of).toList(),
                    next == null ? null : next.cursor());
        }
    }

    public static TransactionView of(StoredTransaction stored) {
        return new TransactionView(
                stored.transactionId(),
                stored.accountId(),
                stored.state().code(),
                stored.bookedOn(),
                stored.timestamp(),
                stored.description(),
                stored.merchant(),
                new Money(shown(stored.amount()), stored.currency()),
                stored.transactionType(),
                stored.transactionCategory(),
                stored.classification(),
                stored.category(),
                stored.subcategory(),
                stored.essential(),
                stored.why(),
                stored.categorySource(),
                stored.confidence(),
                stored.normalisedProviderTransactionId(),
                stored.providerTransactionId(),
                stored.truelayerTransactionId(),
                stored.identityRule(),
                stored.firstSeenIn(),
                stored.correctionId());
    }

    /// At least two decimals, more only where the bank gave more.
    private static BigDecimal shown(BigDecimal amount) {
        var exact = amount.stripTrailingZeros();
        return exact.scale() > MONEY_SCALE ? exact : exact.setScale(MONEY_SCALE, RoundingMode.UNNECESSARY);
    }
}
