package dev.tributary.enrichment.ladder;

import dev.tributary.enrichment.ladder.MerchantMemory.Remembered;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The rungs that ask memory, with one question for a whole batch.
public final class Recall {

    private final MerchantMemory memory;

    public Recall(MerchantMemory memory) {
        this.memory = memory;
    }

    public Rung rules() {
        return (climb, rows) ->
                matching(rows, _ -> true, sides -> memory.rulesOf(climb.userId(), sides), Source.PERSON_RULE);
    }

    public Rung ofPerson() {
        return (climb, rows) ->
                matching(rows, _ -> true, sides -> memory.ofPerson(climb.userId(), sides), Source.PERSON_MEMORY);
    }

    /// Rows that name a person this person knows are not looked up among what everybody may know.
    public Rung ofEverybody() {
        return (_, rows) -> matching(rows, StatementRow::isTrade, memory::ofEverybody, Source.SHARED_MEMORY);
    }

    private static Map<UUID, Verdict> matching(
            List<StatementRow> rows, Predicate<StatementRow> suitable, Question question, Source source) {
        var asked = rows.stream()
                .filter(row -> !row.merchant().isUnknown())
                .filter(suitable)
                .toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        var known = question.ask(asked.stream().map(StatementRow::merchantSide).collect(Collectors.toSet()));
        var verdicts = new HashMap<UUID, Verdict>();
        for (var row : asked) {
            var remembered = known.get(row.merchantSide());
            if (remembered != null) {
                verdicts.put(row.told().transactionId(), verdict(remembered, source));
            }
        }
        return verdicts;
    }

    private static Categorised verdict(Remembered remembered, Source source) {
        return new Categorised(remembered.category(), remembered.merchant(), remembered.confidence(), source);
    }

    private interface Question {
        Map<MerchantSide, Remembered> ask(Set<MerchantSide> sides);
    }
}
