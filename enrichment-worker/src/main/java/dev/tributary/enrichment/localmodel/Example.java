package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.taxonomy.CategoryKey;

/// A text whose category is known.
///
/// @param brand a name of its own, rather than words that say what a business does
public record Example(String text, CategoryKey category, boolean brand) {}
