package dev.tributary.enrichment.work;

import dev.tributary.enrichment.cost.BudgetRaised;
import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.languagemodel.Payer;
import dev.tributary.messaging.BackgroundLoop;
import dev.tributary.messaging.PassingFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/// Categorises rows that had to wait: for a language model to be asked about many at once, for their import to be
/// resumed, for a budget, or for a person to have them tried.
@ApplicationScoped
public class EnrichWaiting {

    private static final Logger LOG = Logger.getLogger(EnrichWaiting.class);

    private final EnrichmentJobs jobs;
    private final DecideRows decideRows;
    private final LastResort lastResort;
    private final EnrichmentConfig config;
    private final WorkMeters meters;
    private final Clock clock;
    private final BackgroundLoop loop = new BackgroundLoop("enrich-waiting");

    EnrichWaiting(
            EnrichmentJobs jobs,
            DecideRows decideRows,
            LastResort lastResort,
            EnrichmentConfig config,
            WorkMeters meters,
            Clock clock) {
        this.jobs = jobs;
        this.decideRows = decideRows;
        this.lastResort = lastResort;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /// Something may wait that can be done now.
    public void soon() {
        loop.soon();
    }

    void goOn(@Observes BudgetRaised raised) {
        jobs.unpark(raised.userId());
        soon();
    }

    /// @return how many rows were taken
    int enrichSome() {
        var gathered = lastResort.languageModel().isPresent() ? config.gather() : Duration.ZERO;
        var batches = jobs.claimWaiting(config.waitingRows(), config.claim(), gathered);
        var byPayer = new LinkedHashMap<Payer, List<Batch>>();
        batches.forEach(batch ->
                byPayer.computeIfAbsent(batch.payer(), _ -> new ArrayList<>()).add(batch));
        // One person's model may be slow, another's rows need none.
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            byPayer.forEach((payer, theirs) -> workers.execute(() -> decide(payer, theirs)));
        }
        return batches.stream().mapToInt(batch -> batch.rows().size()).sum();
    }

    /// Rows of one payer are asked about together, whatever accounts they are of.
    private void decide(Payer payer, List<Batch> batches) {
        List<StatementRow> rows =
                batches.stream().flatMap(batch -> batch.rows().stream()).toList();
        try {
            decideRows.decide(
                    climb(payer, batches),
                    payer,
                    rows,
                    settlement ->
                            batches.forEach(batch -> settle(batch, settlement.only(DecideRows.ids(batch.rows())))));
        } catch (RuntimeException failure) {
            // Claimed rows come back when their claim has run out.
            LOG.warnf("waiting rows wait on: cause=%s", PassingFailure.nameOf(failure));
        }
    }

    private void settle(Batch batch, Settlement settlement) {
        jobs.settle(batch, settlement, config.lookEvery());
        meters.decided(settlement.verdicts().values());
    }

    /// The other side of a transfer is only looked for while it is plain which account is this side's.
    private static Climb climb(Payer payer, List<Batch> batches) {
        var accounts = batches.stream().map(Batch::accountId).distinct().toList();
        return new Climb(payer.userId(), payer.jobId(), accounts.size() == 1 ? accounts.getFirst() : null);
    }

    void start(@Observes StartupEvent started) {
        loop.start(config.lookEvery(), () -> {
            jobs.unparkDue(clock.instant());
            return enrichSome() > 0;
        });
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }
}
