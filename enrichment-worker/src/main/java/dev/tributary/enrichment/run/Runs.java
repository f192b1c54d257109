package dev.tributary.enrichment.run;

import dev.tributary.enrichment.ladder.StatementRow;
import java.util.List;
import java.util.UUID;

/// Rows people ask to enrich, and how far they are.
public interface Runs {

    /// What there is to do: how many rows, and one row of each kind of them.
    ///
    /// @param most kinds at most
    Sample sample(String userId, Selection selection, int most);

    /// The rows wait from now on, in one run.
    ///
    /// @return how many
    long start(UUID runId, String userId, Selection selection);

    /// @param kinds how many different merchants, or types of rows that name none, there are
    /// @param examples one of each kind, not more than were asked for
    record Sample(long rows, long kinds, List<StatementRow> examples) {
        public Sample {
            examples = List.copyOf(examples);
        }
    }
}
