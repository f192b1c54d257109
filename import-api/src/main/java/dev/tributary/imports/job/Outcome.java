package dev.tributary.imports.job;

/// How an import ended.
public enum Outcome {
    COMPLETED,
    PARTIAL,
    FAILED,
    CANCELLED;

    /// What an end is when, besides, rows wait for something.
    Outcome withSomethingMissing() {
        return this == COMPLETED ? PARTIAL : this;
    }
}
