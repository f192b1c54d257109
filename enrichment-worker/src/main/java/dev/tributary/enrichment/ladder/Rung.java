package dev.tributary.enrichment.ladder;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One way to categorise. A batch at a time, because memories and models answer many as cheaply as one.
@FunctionalInterface
public interface Rung {

    /// @return a verdict for each row this rung is sure to answer, by transaction id; the others go on to the next
    Map<UUID, ? extends Verdict> decide(Climb climb, List<StatementRow> rows);
}
