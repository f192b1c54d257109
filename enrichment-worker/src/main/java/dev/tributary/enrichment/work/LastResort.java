package dev.tributary.enrichment.work;

import dev.tributary.enrichment.languagemodel.AskLanguageModel;
import java.util.Optional;

/// What rows are brought to that no rung of the ladder decides: a language model, where one is configured.
public record LastResort(Optional<AskLanguageModel> languageModel) {}
