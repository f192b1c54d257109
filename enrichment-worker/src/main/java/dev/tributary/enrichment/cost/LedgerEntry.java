package dev.tributary.enrichment.cost;

import dev.tributary.enrichment.cost.PriceList.Price;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call that cost money, or may have.
public sealed interface LedgerEntry {

    UUID entryId();

    String userId();

    /// Null when no import asked for the call.
    @Nullable
    UUID jobId();

    Instant occurredAt();

    /// TrueLayer's resource, or the model.
    String resource();

    /// The version of the price list.
    String priceList();

    /// Null when no price is known.
    @Nullable
    Price price();

    record BankCall(
            UUID entryId,
            String userId,
            @Nullable UUID jobId,
            Instant occurredAt,
            String resource,
            String priceList,
            @Nullable Price price)
            implements LedgerEntry {}

    /// @param usage null when the provider did not tell
    record ModelCall(
            UUID entryId,
            String userId,
            @Nullable UUID jobId,
            Instant occurredAt,
            String resource,
            String priceList,
            @Nullable TokenUsage usage,
            @Nullable Price price)
            implements LedgerEntry {}
}
