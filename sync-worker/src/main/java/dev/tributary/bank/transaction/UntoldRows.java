package dev.tributary.bank.transaction;

/// Rows of imports that did not ask for enrichment. Enrichment is to know them all the same: they are the history that
/// later rows are understood by, and a person may ask for them later.
public interface UntoldRows {

    /// Tells enrichment of the rows of one sync that is over.
    ///
    /// @return false when there is none
    boolean tellNext();
}
