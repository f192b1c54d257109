package dev.tributary.enrichment.languagemodel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A model that answers in text, for money.
public interface LanguageModel {

    /// As the price list names it.
    String name();

    /// One attempt. Whoever asks decides about another.
    ///
    /// @throws LanguageModelUnavailable when no answer came
    Reply ask(Question question);

    /// @param callId ours; it goes along, so that a provider that keeps it can be asked what became of the call
    /// @param instructions the same for every question and in front of it, so that providers can cache them
    /// @param categories the only ones that may be answered with
    /// @param document data, never instructions
    /// @param mostOutputTokens where the provider stops, and with it the bill
    record Question(UUID callId, String instructions, List<String> categories, String document, int mostOutputTokens) {
        public Question {
            categories = List.copyOf(categories);
        }
    }

    record Reply(String text, Ending ending, Receipt receipt) {}

    /// Why a model stopped.
    enum Ending {
        COMPLETE,
        /// The answer was longer than it may be.
        CUT_OFF,
        /// The model would not answer.
        REFUSED
    }

    /// What the provider says it bills.
    ///
    /// @param requestId the provider's, one per billed call
    /// @param model as the price list names it
    /// @param at the provider's time: the prices of that moment hold
    /// @param batched whether the provider's discount for work that can wait was granted
    record Receipt(String requestId, String model, TokenUsage usage, Instant at, boolean batched) {}

    /// @param inputTokens including those read from and written to the provider's cache
    record TokenUsage(long inputTokens, long cachedInputTokens, long cacheWriteTokens, long outputTokens) {

        public TokenUsage {
            if (inputTokens < 0
                    || outputTokens < 0
                    || cachedInputTokens < 0
                    || cacheWriteTokens < 0
                    || cachedInputTokens + cacheWriteTokens > inputTokens) {
                throw new IllegalArgumentException(
                        "usage: %d input, %d of them cached and %d written to the cache, %d output"
                                .formatted(inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens));
            }
        }

        public long freshInputTokens() {
            return inputTokens - cachedInputTokens - cacheWriteTokens;
        }

        public long total() {
            return inputTokens + outputTokens;
        }
    }

    /// What kept a provider from answering.
    enum Trouble {
        /// Too many requests or tokens: later.
        RATE_LIMITED,
        /// Its own failure: later.
        OVERLOADED,
        /// No connection: the question never arrived.
        UNREACHABLE,
        /// The question arrived and no readable answer came back: it may be billed all the same.
        SILENT,
        /// More than the model reads at once: ask less.
        TOO_LONG,
        /// It will never be answered as it is: a wrong key, a wrong model.
        REJECTED
    }

    /// The provider did not answer.
    final class LanguageModelUnavailable extends RuntimeException {

        private static final long serialVersionUID = 2L;

        private final Trouble trouble;
        private final @Nullable Duration retryAfter;

        public LanguageModelUnavailable(Trouble trouble, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super("the language model did not answer: " + trouble, cause);
            this.trouble = trouble;
            this.retryAfter = retryAfter;
        }

        public Trouble trouble() {
            return trouble;
        }

        /// What the provider asked for; null when it did not say.
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }

        /// An error the provider answered with, or a connection that never was, costs nothing; silence may.
        public boolean mayBeBilled() {
            return trouble == Trouble.SILENT;
        }
    }
}
