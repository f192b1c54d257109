package dev.tributary.enrichment.correction;

import dev.tributary.contracts.Correction;
import dev.tributary.contracts.Correction.CorrectionWithdrawn;
import dev.tributary.contracts.Correction.TransactionCorrected;
import dev.tributary.enrichment.correction.Corrections.Told;
import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.Ladder;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import dev.tributary.enrichment.work.EnrichWaiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/// Learns from what a person said, and unlearns what they took back.
@ApplicationScoped
public class LearnCorrection {

    private static final Logger LOG = Logger.getLogger(LearnCorrection.class);

    private final Corrections corrections;
    private final Ladder ladder;
    private final Taxonomy taxonomy;
    private final EnrichWaiting enrichWaiting;

    LearnCorrection(Corrections corrections, Ladder ladder, Taxonomy taxonomy, EnrichWaiting enrichWaiting) {
        this.corrections = corrections;
        this.ladder = ladder;
        this.taxonomy = taxonomy;
        this.enrichWaiting = enrichWaiting;
    }

    public void take(Correction correction) {
        switch (correction) {
            case TransactionCorrected corrected -> learn(corrected);
            case CorrectionWithdrawn withdrawn -> corrections.withdraw(withdrawn, this::asNew);
        }
        enrichWaiting.soon();
    }

    private void learn(TransactionCorrected corrected) {
        var key = corrected.subcategory() == null
                ? corrected.category()
                : corrected.category() + "." + corrected.subcategory();
        if (!CategoryKey.isOne(key) || !taxonomy.contains(new CategoryKey(key))) {
            // The row is what the person says; nobody else's row can follow.
            LOG.warnf("correction teaches nothing: code=unknown_category correction_id=%s", corrected.correctionId());
            return;
        }
        var row = StatementRow.of(corrected.transaction(), corrected.kind());
        corrections.learn(corrected, new CategoryKey(key), row.merchant().isRecognisable() ? row.merchantSide() : null);
    }

    private Verdict asNew(Told told) {
        var row = StatementRow.of(told.transaction(), told.kind());
        var id = told.transaction().transactionId();
        return Objects.requireNonNull(
                ladder.climb(new Climb(told.userId(), id), List.of(row)).get(id));
    }
}
