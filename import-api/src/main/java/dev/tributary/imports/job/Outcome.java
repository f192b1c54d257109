package dev.tributary.imports.job;

/// How an import ended.
public enum Outcome {
    COMPLETED,
    PARTIAL,
    FAILED,
    CANCELLED
}
