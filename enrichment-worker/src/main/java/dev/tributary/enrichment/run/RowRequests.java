package dev.tributary.enrichment.run;

import dev.tributary.contracts.RequestedRows.RequestedRowsTold;
import dev.tributary.contracts.RequestedRows.RowRequestAnswered;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows that were never sent here, because nobody wanted them enriched when they were imported: asked for when somebody
/// does.
public interface RowRequests {

    /// Asks the bank's context.
    ///
    /// @param runId the run the rows wait in; null when they are held
    void ask(String userId, Selection selection, @Nullable UUID runId);

    /// Asks unless the same was asked not longer ago than that.
    ///
    /// @return whether all that was asked for is here
    boolean haveArrived(String userId, Selection selection, Duration fresh);

    void take(RequestedRowsTold told);

    void take(RowRequestAnswered answered);
}
