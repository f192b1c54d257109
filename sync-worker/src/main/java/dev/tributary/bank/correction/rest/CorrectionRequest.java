package dev.tributary.bank.correction.rest;

import dev.tributary.bank.correction.Choice;
import dev.tributary.contracts.Categories;
import dev.tributary.problems.Problems;
import org.jspecify.annotations.Nullable;

/// A correction as it is asked for.
///
/// @param category required
/// @param applyToSimilar absent is false
record CorrectionRequest(
        @Nullable String category,
        @Nullable String subcategory,
        @Nullable String merchant,
        @Nullable Boolean applyToSimilar) {

    private static final int LONGEST_MERCHANT = 120;
    private static final String WHERE = "GET /api/truelayer/enrichment/taxonomy lists them.";

    /// Each mistake says by itself what is wrong.
    static Choice choice(@Nullable CorrectionRequest request) {
        if (request == null || request.category == null || request.category.isBlank()) {
            throw Problems.invalid("missing_category", "category", "Say which category it is. " + WHERE);
        }
        if (!Categories.contains(request.category, null)) {
            throw Problems.invalid("unknown_category", "category", "There is no such category. " + WHERE);
        }
        if (request.subcategory != null && !Categories.contains(request.category, request.subcategory)) {
            throw Problems.invalid(
                    "unknown_subcategory", "subcategory", "The category has no such subcategory. " + WHERE);
        }
        return new Choice(
                request.category,
                request.subcategory,
                merchant(request.merchant),
                Boolean.TRUE.equals(request.applyToSimilar));
    }

    private static @Nullable String merchant(@Nullable String name) {
        if (name == null) {
            return null;
        }
        var clean = name.strip();
        if (clean.isEmpty()
                || clean.length() > LONGEST_MERCHANT
                || clean.chars().anyMatch(Character::isISOControl)) {
            throw Problems.invalid(
                    "invalid_merchant",
                    "merchant",
                    "merchant must be a name of 1 to %d characters on one line; leave it out to keep the present one."
                            .formatted(LONGEST_MERCHANT));
        }
        return clean;
    }
}
