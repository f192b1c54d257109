package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.taxonomy.CategoryKey;

/// What the local model thinks of a name.
///
/// @param agreement 0–1: how much of the evidence speaks for the category's first level
/// @param similarity cosine of the category's nearest example
/// @param spelled whether a word or a known name spoke for it, and not resemblance alone
/// @param because in words a person understands
public record Opinion(CategoryKey category, double agreement, double similarity, boolean spelled, String because) {}
