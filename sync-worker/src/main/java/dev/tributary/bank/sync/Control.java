package dev.tributary.bank.sync;

/// What the person last said of the whole import.
public enum Control {
    RUNNING,
    PAUSED,
    CANCELLED
}
