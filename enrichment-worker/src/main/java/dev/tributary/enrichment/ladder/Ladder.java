package dev.tributary.enrichment.ladder;

import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Rungs in the order of their price. A row leaves at the first that answers; one that reaches the top unanswered has
/// failed, and is never called anything.
public final class Ladder {

    private final List<Rung> rungs;
    private final Taxonomy taxonomy;

    public Ladder(List<Rung> rungs, Taxonomy taxonomy) {
        this.rungs = List.copyOf(rungs);
        this.taxonomy = taxonomy;
    }

    /// @return exactly one verdict for each row
    public Map<UUID, Verdict> climb(Climb climb, List<StatementRow> rows) {
        var verdicts = new LinkedHashMap<UUID, Verdict>();
        var open = rows;
        for (var rung : rungs) {
            if (open.isEmpty()) {
                return verdicts;
            }
            rung.decide(climb, open).forEach((id, verdict) -> verdicts.put(id, completed(verdict)));
            open = open.stream()
                    .filter(row -> !verdicts.containsKey(row.told().transactionId()))
                    .toList();
        }
        for (var row : open) {
            verdicts.put(row.told().transactionId(), new Undecided(reasonFor(row)));
        }
        return verdicts;
    }

    private Verdict completed(Verdict verdict) {
        return switch (verdict) {
            case Categorised decided -> decided.essential(taxonomy.isEssential(decided.category()));
            case Undecided undecided -> undecided;
        };
    }

    private static Reason reasonFor(StatementRow row) {
        return row.merchant().isUnknown() ? Reason.NO_DESCRIPTION : Reason.NO_CONFIDENT_ANSWER;
    }
}
