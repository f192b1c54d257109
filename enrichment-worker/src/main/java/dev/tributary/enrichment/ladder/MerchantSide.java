package dev.tributary.enrichment.ladder;

/// A merchant being paid, or paying: what memory is kept by.
public record MerchantSide(String merchantKey, Direction direction) {}
