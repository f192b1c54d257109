package dev.tributary.enrichment.languagemodel;

import dev.tributary.enrichment.languagemodel.LanguageModel.Receipt;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where calls of a language model are written down: begun before they are sent, with what they may cost at most
/// reserved, and settled with what they did cost.
///
/// ```
/// begun ──answered──────────────────────────▶ settled (one entry of the ledger)
///   │ ──refused, never arrived──────────────▶ not billed
///   └──silent──▶ what it cost is unknown ──▶ settled or not billed, once the provider tells
/// ```
public interface ModelCalls {

    Admission begin(Payer payer, Intent intent);

    void settled(UUID callId, Receipt receipt);

    void notBilled(UUID callId);

    void silent(UUID callId);

    /// @param mostInputTokens never less than the provider will count
    /// @param merchants how many the call asks about
    record Intent(String model, long mostInputTokens, long mostOutputTokens, int merchants) {}

    sealed interface Admission {

        record Admitted(UUID callId) implements Admission {}

        /// The call must not be made now.
        ///
        /// @param until when that ends by itself; null when a person has to act
        record Refused(Obstacle obstacle, @Nullable Instant until) implements Admission {}
    }

    /// What keeps a call from being made.
    enum Obstacle {
        IMPORT_BUDGET,
        MONTH_BUDGET,
        DAY_BUDGET,
        /// Somebody set a budget, and what the call costs cannot be told.
        PRICE_UNKNOWN
    }
}
