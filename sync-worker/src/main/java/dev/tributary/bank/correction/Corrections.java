package dev.tributary.bank.correction;

import java.util.UUID;

/// What people said. Each change is one transaction with the event that tells of it.
public interface Corrections {

    /// Saying the same again changes nothing and tells nobody.
    Outcome correct(String userId, UUID transactionId, Choice choice);

    /// The transaction has no category then, until enrichment answers. Taking back what was not said changes nothing.
    Outcome takeBack(String userId, UUID transactionId);

    enum Outcome {
        DONE,
        /// Nobody has it, or somebody else, or the person undid the import that brought it.
        UNKNOWN_TRANSACTION,
        /// The bank no longer has it.
        WITHDRAWN_TRANSACTION
    }
}
