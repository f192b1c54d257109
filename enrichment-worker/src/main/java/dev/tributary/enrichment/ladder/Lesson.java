package dev.tributary.enrichment.ladder;

import dev.tributary.enrichment.ladder.Verdict.Categorised;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a model decided about one merchant, to be remembered so that it is asked once.
///
/// @param shared everybody's, or only this person's
public record Lesson(MerchantSide merchant, Categorised decided, boolean shared) {

    /// One lesson a merchant at most, in the order of the rows.
    public static List<Lesson> from(List<StatementRow> rows, Map<UUID, Verdict> verdicts) {
        var lessons = new LinkedHashMap<MerchantSide, Lesson>();
        for (var row : rows) {
            if (verdicts.get(row.told().transactionId()) instanceof Categorised decided
                    && decided.source().isWorthRemembering()
                    && !row.merchant().isUnknown()) {
                lessons.putIfAbsent(row.merchantSide(), new Lesson(row.merchantSide(), decided, row.isTrade()));
            }
        }
        return List.copyOf(lessons.values());
    }
}
