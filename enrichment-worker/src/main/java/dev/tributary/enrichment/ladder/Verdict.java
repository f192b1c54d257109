package dev.tributary.enrichment.ladder;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// What the ladder says of one row.
public sealed interface Verdict {

    /// @param merchant for people to read; empty when the row names nobody
    /// @param confidence 0–1, three decimals
    record Categorised(CategoryKey category, String merchant, BigDecimal confidence, Source source) implements Verdict {

        public Categorised {
            if (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("confidence: %s is not within 0–1".formatted(confidence));
            }
        }

        public static Categorised by(Source source, CategoryKey category, String merchant, double confidence) {
            return new Categorised(
                    category, merchant, BigDecimal.valueOf(confidence).setScale(3, RoundingMode.HALF_EVEN), source);
        }
    }

    /// No category: the row is listed as failed with this reason, and can be tried again.
    record Undecided(Reason reason) implements Verdict {}

    enum Reason {
        NO_CONFIDENT_ANSWER("Nothing that is known comes near this description. Set a category by hand, or try again."),
        NO_DESCRIPTION("The bank sent no description to go by. Set a category by hand."),
        INVALID_ANSWER("The language model gave no usable answer for this row. Try again."),
        LANGUAGE_MODEL_UNAVAILABLE("The language model could not be reached. Try again later."),
        CANCELLED("The import was cancelled before this row's turn. Try again to have it categorised.");

        private final String message;

        Reason(String message) {
            this.message = message;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String message() {
            return message;
        }

        public static Reason ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
