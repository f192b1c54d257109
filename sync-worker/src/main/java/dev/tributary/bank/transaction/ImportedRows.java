package dev.tributary.bank.transaction;

import java.util.UUID;

/// What one import brought. Rows that a later import served too, or a person edited, are not its alone.
public interface ImportedRows {

    /// What [#undo] would do now.
    UndoOutcome preview(String userId, UUID jobId);

    /// Takes the import's own rows away. They stay away, however often the bank serves them, until [#restore].
    UndoOutcome undo(String userId, UUID jobId);

    /// Brings back what was taken away.
    ///
    /// @return with the restored rows as `removed`
    UndoOutcome restore(String userId, UUID jobId);
}
