package dev.tributary.enrichment.taxonomy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One category of the first level.
///
/// @param necessity what a budget makes of it, unless a person says otherwise
public record Category(
        String key, String name, String description, Necessity necessity, List<Subcategory> subcategories) {

    public Category {
        subcategories = List.copyOf(subcategories);
    }

    public enum Necessity {
        @JsonProperty("essential")
        ESSENTIAL,
        @JsonProperty("discretionary")
        DISCRETIONARY,
        /// Neither: money moved, earned, or spent on somebody else's behalf.
        @JsonProperty("neutral")
        NEUTRAL
    }

    /// @param necessity null where it is its category's
    public record Subcategory(
            String key,
            String name,
            String description,
            @Nullable Necessity necessity) {}
}
