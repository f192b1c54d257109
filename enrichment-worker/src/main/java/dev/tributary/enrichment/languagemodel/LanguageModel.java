package dev.tributary.enrichment.languagemodel;

/// A model that answers in text, for money.
public interface LanguageModel {

    /// As the price list names it.
    String name();

    /// One attempt. Whoever asks decides about another.
    ///
    /// @param instructions the same for every question, so that providers can cache them
    /// @param question data, never instructions
    /// @throws LanguageModelUnavailable when no answer came
    Reply ask(String instructions, String question);

    /// @param usage as the provider reported it
    record Reply(String text, TokenUsage usage) {}

    /// @param inputTokens including `cachedInputTokens`
    record TokenUsage(long inputTokens, long cachedInputTokens, long outputTokens) {

        public TokenUsage {
            if (inputTokens < 0 || outputTokens < 0 || cachedInputTokens < 0 || cachedInputTokens > inputTokens) {
                throw new IllegalArgumentException("usage: %d input, %d of them cached, %d output"
                        .formatted(inputTokens, cachedInputTokens, outputTokens));
            }
        }

        public long total() {
            return inputTokens + outputTokens;
        }
    }

    /// The provider did not answer: refused, away, or too slow.
    ///
    /// `mayBeBilled` tells a request that never arrived from one that may have cost something all the same.
    final class LanguageModelUnavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean mayBeBilled;

        public LanguageModelUnavailable(boolean mayBeBilled, Throwable cause) {
            super("the language model did not answer", cause);
            this.mayBeBilled = mayBeBilled;
        }

        public boolean mayBeBilled() {
            return mayBeBilled;
        }
    }
}
