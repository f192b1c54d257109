package dev.tributary.enrichment.cost;

import dev.tributary.enrichment.languagemodel.LanguageModel.Receipt;
import java.util.UUID;

/// Asks a provider what became of a call it did not answer.
public interface UsageLookup {

    Found lookUp(UUID callId, String model);

    sealed interface Found {

        record Billed(Receipt receipt) implements Found {}

        /// The provider knows that it billed nothing.
        record NotBilled() implements Found {}

        /// The provider keeps a list of calls, and this one is not on it, or not yet.
        record NeverHeardOf() implements Found {}

        /// The provider does not tell.
        record Unknown() implements Found {}
    }
}
