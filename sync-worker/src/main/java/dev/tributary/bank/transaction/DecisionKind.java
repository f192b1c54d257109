package dev.tributary.bank.transaction;

import java.util.Locale;

/// What was decided about a row after it was first stored.
public enum DecisionKind {
    /// By something else than it was known by.
    RECOGNISED,
    UPDATED,
    /// It was pending.
    SETTLED,
    WITHDRAWN,
    RESTORED,
    CORRECTED,
    UNDONE,
    UNDO_REVERTED;

    /// As stored and shown.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
