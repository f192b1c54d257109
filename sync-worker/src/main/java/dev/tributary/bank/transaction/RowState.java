package dev.tributary.bank.transaction;

import java.util.Locale;

/// What a stored row counts as. Only booked rows are summed, exported and proven against balances.
public enum RowState {
    BOOKED,
    /// Announced by the bank, not settled.
    PENDING,
    /// Was pending and is announced no more: it may come back as a booked row for a while.
    GONE,
    /// The bank served it once and does not any more.
    WITHDRAWN,
    /// A person undid the import that brought it; it stays away until they want it back.
    UNDONE;

    /// As stored and shown.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RowState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
