package dev.tributary.bank.transaction;

/// What came of asking to undo an import.
public sealed interface UndoOutcome {

    record Done(UndoReport report) implements UndoOutcome {}

    /// The person has no such import, or it never got to any bank.
    record UnknownImport() implements UndoOutcome {}

    /// Rows are still arriving.
    record NotOver() implements UndoOutcome {}
}
