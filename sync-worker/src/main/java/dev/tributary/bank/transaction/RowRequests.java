package dev.tributary.bank.transaction;

import dev.tributary.contracts.RowsRequested;

/// Tells enrichment of rows it was never sent, because nobody wanted them enriched when they were imported.
public interface RowRequests {

    /// Tells one page; the next is asked for in the same transaction, or the request is answered. A request that is
    /// delivered again tells nothing again.
    void answer(RowsRequested request);
}
