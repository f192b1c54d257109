package dev.tributary.enrichment.cost;

import dev.tributary.messaging.PassingFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// Tells jobs what they cost so far, a few times a second at most, however many calls there were.
@ApplicationScoped
public class TellJobCosts {

    private static final Logger LOG = Logger.getLogger(TellJobCosts.class);
    private static final int JOBS_AT_A_TIME = 100;

    private final Ledger ledger;
    private final CostConfig config;
    private volatile boolean running;

    TellJobCosts(Ledger ledger, CostConfig config) {
        this.ledger = ledger;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        running = true;
        Thread.ofVirtual().name("job-costs").start(this::tellForever);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
    }

    private void tellForever() {
        while (running) {
            try {
                while (running && ledger.tellChangedJobs(JOBS_AT_A_TIME) == JOBS_AT_A_TIME) {
                    // there are probably more
                }
            } catch (RuntimeException failure) {
                if (running) {
                    LOG.warnf("job costs wait: cause=%s", PassingFailure.nameOf(failure));
                }
            }
            LockSupport.parkNanos(config.tellEvery().toNanos());
        }
    }
}
