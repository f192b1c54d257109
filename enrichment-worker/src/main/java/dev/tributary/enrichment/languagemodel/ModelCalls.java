package dev.tributary.enrichment.languagemodel;

import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import org.jspecify.annotations.Nullable;

/// Where calls of a language model are written down the moment they are over, whatever becomes of their answers.
public interface ModelCalls {

    /// @param usage null when the provider did not tell: the cost is then unknown, not zero
    void record(Climb climb, String model, @Nullable TokenUsage usage);
}
