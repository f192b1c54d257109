package dev.tributary.enrichment.languagemodel.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;

/// What an answer of OpenAI's protocol that refuses to answer bills.
final class OpenAiRefusals {

    private OpenAiRefusals() {}

    /// @throws IllegalArgumentException when it does not tell
    static TokenUsage usage(JsonNode answer) {
        var usage = answer.path("usage");
        return new TokenUsage(
                usage.path("prompt_tokens").asLong(-1),
                usage.at("/prompt_tokens_details/cached_tokens").asLong(0),
                0,
                usage.path("completion_tokens").asLong(-1));
    }
}
