package dev.tributary.enrichment.ladder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A rung that looks at each row alone.
public interface RowByRow extends Rung {

    Optional<? extends Verdict> decide(StatementRow row);

    @Override
    default Map<UUID, ? extends Verdict> decide(Climb climb, List<StatementRow> rows) {
        var verdicts = new HashMap<UUID, Verdict>();
        for (var row : rows) {
            decide(row).ifPresent(verdict -> verdicts.put(row.told().transactionId(), verdict));
        }
        return verdicts;
    }
}
