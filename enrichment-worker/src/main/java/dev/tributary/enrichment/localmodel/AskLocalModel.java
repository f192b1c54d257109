package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.ladder.Rung;
import dev.tributary.enrichment.ladder.Source;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.localmodel.NearestExamples.Opinion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/// The rungs of the local model: one for opinions that can be trusted, and one, for where nobody else is left to ask,
/// for those that are better than nothing and say so.
public final class AskLocalModel {

    private static final String WHY = "The name sounds like other businesses of this kind";

    private final LocalModel model;
    private final Calibration calibration;

    public AskLocalModel(LocalModel model, Calibration calibration) {
        this.model = model;
        this.calibration = calibration;
    }

    public Rung confidently() {
        return (_, rows) -> opinionsOn(rows, calibration::isTrusted, Source.LOCAL_MODEL);
    }

    public Rung guessing() {
        return (_, rows) -> opinionsOn(rows, calibration::isBetterThanNothing, Source.LOCAL_MODEL_GUESS);
    }

    private Map<UUID, Verdict> opinionsOn(List<StatementRow> rows, Predicate<Opinion> accepted, Source source) {
        var keys = new TreeSet<String>();
        rows.stream()
                .filter(row -> !row.merchant().isUnknown())
                .forEach(row -> keys.add(row.merchant().key()));
        var opinions = model.opinions(keys);
        var verdicts = new HashMap<UUID, Verdict>();
        for (var row : rows) {
            var opinion = opinions.get(row.merchant().key());
            if (opinion != null && accepted.test(opinion)) {
                verdicts.put(
                        row.told().transactionId(),
                        Categorised.by(
                                source,
                                opinion.category(),
                                row.merchant().name(),
                                calibration.confidence(opinion),
                                WHY));
            }
        }
        return verdicts;
    }
}
