package dev.tributary.enrichment.work;

import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.Ladder;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.languagemodel.AskLanguageModel;
import dev.tributary.enrichment.languagemodel.Payer;
import dev.tributary.enrichment.work.MerchantQuestions.Asked;
import dev.tributary.messaging.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Takes rows up the ladder, and what it leaves open to the language model.
@ApplicationScoped
public class DecideRows {

    private final Ladder ladder;
    private final LastResort lastResort;
    private final MerchantQuestions questions;
    private final EnrichmentConfig config;

    DecideRows(Ladder ladder, LastResort lastResort, MerchantQuestions questions, EnrichmentConfig config) {
        this.ladder = ladder;
        this.lastResort = lastResort;
        this.questions = questions;
        this.config = config;
    }

    /// Without asking a language model.
    ///
    /// @return a verdict for each row, but for those a language model has to be asked about
    public Map<UUID, Verdict> atOnce(Climb climb, List<StatementRow> rows) {
        var verdicts = new LinkedHashMap<>(ladder.climb(climb, rows));
        if (lastResort.languageModel().isPresent()) {
            verdicts.values().removeIf(DecideRows::isOpen);
        }
        return verdicts;
    }

    /// @param settle stores what became of the rows, while no one else asks about their merchants
    void decide(Climb climb, Payer payer, List<StatementRow> rows, Consumer<Settlement> settle) {
        var verdicts = atOnce(climb, rows);
        var open = without(rows, verdicts);
        var settlement = Settlement.of(verdicts);
        if (open.isEmpty() || lastResort.languageModel().isEmpty()) {
            settle.accept(settlement);
        } else {
            ask(lastResort.languageModel().get(), payer, open, settlement, settle);
        }
    }

    private void ask(
            AskLanguageModel languageModel,
            Payer payer,
            List<StatementRow> open,
            Settlement soFar,
            Consumer<Settlement> settle) {
        var claimId = Ids.next();
        var merchants = open.stream().map(row -> Asked.of(payer.userId(), row)).collect(Collectors.toSet());
        var claimed = questions.claim(claimId, merchants, config.claim());
        try {
            var mine = open.stream()
                    .filter(row -> claimed.contains(Asked.of(payer.userId(), row)))
                    .toList();
            // Whoever asked until a moment ago has left the answer in memory.
            var known = atOnce(new Climb(payer.userId(), payer.jobId()), mine);
            var outcome = languageModel.ask(payer, without(mine, known));
            var waitOn = open.stream()
                    .filter(row -> !claimed.contains(Asked.of(payer.userId(), row)))
                    .map(row -> row.told().transactionId())
                    .collect(Collectors.toSet());
            var verdicts = new LinkedHashMap<>(soFar.verdicts());
            verdicts.putAll(known);
            settle.accept(Settlement.of(verdicts).with(outcome, waitOn));
        } finally {
            questions.release(claimId);
        }
    }

    private static List<StatementRow> without(List<StatementRow> rows, Map<UUID, Verdict> verdicts) {
        return rows.stream()
                .filter(row -> !verdicts.containsKey(row.told().transactionId()))
                .toList();
    }

    private static boolean isOpen(Verdict verdict) {
        return verdict instanceof Undecided(Reason reason) && reason == Reason.NO_CONFIDENT_ANSWER;
    }

    static Set<UUID> ids(List<StatementRow> rows) {
        return rows.stream().map(row -> row.told().transactionId()).collect(Collectors.toSet());
    }
}
