package dev.tributary.enrichment.cost;

import dev.tributary.messaging.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Tells jobs what they cost so far, a few times a second at most, however many calls there were.
@ApplicationScoped
public class TellJobCosts {

    private static final int JOBS_AT_A_TIME = 100;

    private final Ledger ledger;
    private final CostConfig config;
    private final BackgroundLoop loop = new BackgroundLoop("job-costs");

    TellJobCosts(Ledger ledger, CostConfig config) {
        this.ledger = ledger;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        loop.start(config.tellEvery(), () -> ledger.tellChangedJobs(JOBS_AT_A_TIME) == JOBS_AT_A_TIME);
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }
}
