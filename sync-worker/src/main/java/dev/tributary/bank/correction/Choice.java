package dev.tributary.bank.correction;

import dev.tributary.contracts.Categories;
import org.jspecify.annotations.Nullable;

/// What a person says a transaction is.
///
/// @param category a key of the taxonomy
/// @param subcategory a key below it; null when the category is all they say
/// @param merchant null leaves the name as it is
/// @param applyToSimilar whether similar transactions change with it; they are offered otherwise
public record Choice(
        String category,
        @Nullable String subcategory,
        @Nullable String merchant,
        boolean applyToSimilar) {

    public Choice {
        if (!Categories.contains(category, subcategory)) {
            throw new IllegalArgumentException(
                    "category: %s/%s is not in the taxonomy".formatted(category, subcategory));
        }
    }

    public @Nullable Boolean essential() {
        return Categories.isEssential(category, subcategory);
    }
}
