package dev.tributary.enrichment.ladder;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the ladder says of one row.
public sealed interface Verdict {

    /// @param category of two levels wherever the rung knows the second
    /// @param merchant for people to read; empty when the row names nobody
    /// @param essential null where the distinction makes no sense, and until the ladder has asked the taxonomy
    /// @param confidence 0–1, three decimals
    /// @param why in words a person understands
    record Categorised(
            CategoryKey category,
            String merchant,
            @Nullable Boolean essential,
            BigDecimal confidence,
            Source source,
            String why)
            implements Verdict {

        public Categorised {
            if (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("confidence: %s is not within 0–1".formatted(confidence));
            }
        }

        public static Categorised by(
                Source source, CategoryKey category, String merchant, double confidence, String why) {
            var rounded = BigDecimal.valueOf(confidence).setScale(3, RoundingMode.HALF_EVEN);
            return new Categorised(category, merchant, null, rounded, source, why);
        }

        Categorised essential(@Nullable Boolean answer) {
            return new Categorised(category, merchant, answer, confidence, source, why);
        }
    }

    /// No category: the row is listed as failed with this reason, and can be tried again.
    record Undecided(Reason reason) implements Verdict {}

    enum Reason {
        NO_CONFIDENT_ANSWER("Nothing that is known comes near this description. Set a category by hand, or try again."),
        NO_DESCRIPTION("The bank sent no description to go by. Set a category by hand."),
        INVALID_ANSWER("The language model gave no usable answer for this row. Try again."),
        REFUSED_ANSWER("The language model refused to answer for this row. Set a category by hand, or try again."),
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
