package dev.tributary.enrichment.cost;

import dev.tributary.enrichment.cost.PriceList.Listed;
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

    /// @param runId null unless a run a person asked for paid
    /// @param merchants how many it asked about
    /// @param requestId the provider's
    record ModelCall(
            UUID entryId,
            String userId,
            @Nullable UUID jobId,
            @Nullable UUID runId,
            Instant occurredAt,
            String resource,
            String priceList,
            int merchants,
            String requestId,
            TokenUsage usage,
            @Nullable Listed listed)
            implements LedgerEntry {

        @Override
        public @Nullable Price price() {
            return listed == null ? null : listed.price();
        }
    }
}
