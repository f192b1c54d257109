package dev.tributary.enrichment.ladder;

import java.util.Locale;

/// Which rung decided. The code is what the product shows.
public enum Source {
    /// A person said so, for this merchant.
    PERSON_RULE,
    /// Learned from this person's own rows.
    PERSON_MEMORY,
    /// Learned from a merchant everybody meets.
    SHARED_MEMORY,
    /// The bank's type, the sign and the words leave no doubt: salary, cash, fees, transfers.
    STRUCTURE,
    /// TrueLayer's own classification, where it is specific.
    BANK_CLASSIFICATION,
    /// A well-known name at the start of the description.
    KNOWN_BRAND,
    /// Nearest labelled examples by meaning, near enough to be trusted.
    LOCAL_MODEL,
    /// A language model's validated answer.
    LANGUAGE_MODEL,
    /// Nearest labelled examples, not near enough to be trusted; the confidence says so.
    LOCAL_MODEL_GUESS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Source ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /// Whether the next row of the same merchant may be spared the question.
    boolean isWorthRemembering() {
        return switch (this) {
            case LOCAL_MODEL, LANGUAGE_MODEL -> true;
            case PERSON_RULE,
                    PERSON_MEMORY,
                    SHARED_MEMORY,
                    STRUCTURE,
                    BANK_CLASSIFICATION,
                    KNOWN_BRAND,
                    LOCAL_MODEL_GUESS -> false;
        };
    }
}
