package dev.tributary.enrichment.work;

import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.languagemodel.AskLanguageModel.Outcome;
import dev.tributary.enrichment.languagemodel.ModelCalls.Admission.Refused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What became of rows that were taken up.
///
/// @param verdicts decided, or failed with a reason
/// @param parked that wait for more than time
/// @param later to be taken up again soon
public record Settlement(Map<UUID, Verdict> verdicts, Map<UUID, Refused> parked, Set<UUID> later) {

    public Settlement {
        verdicts = Map.copyOf(verdicts);
        parked = Map.copyOf(parked);
        later = Set.copyOf(later);
    }

    static Settlement of(Map<UUID, Verdict> verdicts) {
        return new Settlement(verdicts, Map.of(), Set.of());
    }

    Settlement with(Outcome outcome, Set<UUID> waitOn) {
        var all = new HashMap<>(verdicts);
        all.putAll(outcome.verdicts());
        var soon = new HashSet<>(later);
        soon.addAll(outcome.later());
        soon.addAll(waitOn);
        return new Settlement(all, outcome.parked(), soon);
    }

    Settlement only(Set<UUID> rows) {
        var decided = new HashMap<>(verdicts);
        decided.keySet().retainAll(rows);
        var waiting = new HashMap<>(parked);
        waiting.keySet().retainAll(rows);
        var soon = new HashSet<>(later);
        soon.retainAll(rows);
        return new Settlement(decided, waiting, soon);
    }
}
