package dev.tributary.enrichment.ladder;

/// What the local model knows, as a version: a lesson learned with another version is not taken for granted.
public record Knowledge(String version) {}
