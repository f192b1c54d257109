package dev.tributary.bank.transaction;

/// What becomes of a served row.
sealed interface Verdict {

    record Booked(BookedRow row) implements Verdict {}

    /// Outside the days that were asked for: some banks ignore `from`.
    record OutOfRange() implements Verdict {}

    /// @param reason a stable code
    record Rejected(String reason) implements Verdict {}
}
