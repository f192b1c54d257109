package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.ladder.Rung;
import dev.tributary.enrichment.ladder.Source;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/// The rungs of the local model: one for opinions that can be trusted, and one, for where nobody else is left to ask,
/// for those that are better than nothing and say so.
public final class AskLocalModel {

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
        var named = rows.stream().filter(row -> !row.merchant().isUnknown()).toList();
        var heard = new LinkedHashSet<Heard>();
        named.forEach(row -> heard.add(Heard.of(row)));
        var opinions = model.opinions(heard);
        var verdicts = new HashMap<UUID, Verdict>();
        for (var row : named) {
            var opinion = opinions.get(Heard.of(row));
            if (opinion != null && accepted.test(opinion)) {
                verdicts.put(row.told().transactionId(), verdict(row, opinion, source));
            }
        }
        return verdicts;
    }

    private Categorised verdict(StatementRow row, Opinion opinion, Source source) {
        return Categorised.by(
                source, opinion.category(), row.merchant().name(), calibration.confidence(opinion), opinion.because());
    }
}
