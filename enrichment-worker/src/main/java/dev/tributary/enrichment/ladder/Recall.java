package dev.tributary.enrichment.ladder;

import dev.tributary.enrichment.ladder.MerchantMemory.Remembered;
import dev.tributary.enrichment.ladder.PersonRules.PersonRule;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The rungs that ask memory, with one question for a whole batch.
public final class Recall {

    private final PersonRules rules;
    private final MerchantMemory memory;

    public Recall(PersonRules rules, MerchantMemory memory) {
        this.rules = rules;
        this.memory = memory;
    }

    public Rung rules() {
        return (climb, rows) -> matching(
                rows,
                row -> row.merchant().isRecognisable(),
                sides -> rules.inForce(climb.userId(), sides),
                Recall::decreed);
    }

    public Rung ofPerson() {
        return (climb, rows) -> matching(
                rows, Recall::namesSomebody, sides -> memory.ofPerson(climb.userId(), sides), Recall::knownToThem);
    }

    /// Rows that name a person this person knows are not looked up among what everybody may know.
    public Rung ofEverybody() {
        return (_, rows) ->
                matching(rows, row -> namesSomebody(row) && row.isTrade(), memory::ofEverybody, Recall::knownToAll);
    }

    private static boolean namesSomebody(StatementRow row) {
        return !row.merchant().isUnknown();
    }

    private static <A> Map<UUID, Verdict> matching(
            List<StatementRow> rows,
            Predicate<StatementRow> suitable,
            Question<A> question,
            BiFunction<StatementRow, A, Categorised> verdict) {
        var asked = rows.stream().filter(suitable).toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        var known = question.ask(asked.stream().map(StatementRow::merchantSide).collect(Collectors.toSet()));
        var verdicts = new HashMap<UUID, Verdict>();
        for (var row : asked) {
            var remembered = known.get(row.merchantSide());
            if (remembered != null) {
                verdicts.put(row.told().transactionId(), verdict.apply(row, remembered));
            }
        }
        return verdicts;
    }

    private static Categorised decreed(StatementRow row, PersonRule rule) {
        var name = rule.merchant() == null ? row.merchant().name() : rule.merchant();
        return Categorised.by(Source.PERSON_RULE, rule.category(), name, 1, "You said so for this merchant");
    }

    private static Categorised knownToThem(StatementRow row, Remembered remembered) {
        return recalled(Source.PERSON_MEMORY, remembered, "As with your earlier transactions of this name");
    }

    private static Categorised knownToAll(StatementRow row, Remembered remembered) {
        return recalled(Source.SHARED_MEMORY, remembered, "Remembered from an earlier transaction at this merchant");
    }

    private static Categorised recalled(Source source, Remembered remembered, String why) {
        return new Categorised(
                remembered.category(), remembered.merchant(), null, remembered.confidence(), source, why);
    }

    private interface Question<A> {
        Map<MerchantSide, A> ask(Set<MerchantSide> sides);
    }
}
