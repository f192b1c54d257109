package dev.tributary.enrichment.work;

import dev.tributary.enrichment.ladder.Ladder;
import dev.tributary.messaging.PassingFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Categorises rows that had to wait: for their import to be resumed, or for a person to have them tried again.
@ApplicationScoped
public class EnrichWaiting {

    private static final Logger LOG = Logger.getLogger(EnrichWaiting.class);

    private final EnrichmentJobs jobs;
    private final Ladder ladder;
    private final EnrichmentConfig config;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;

    EnrichWaiting(EnrichmentJobs jobs, Ladder ladder, EnrichmentConfig config) {
        this.jobs = jobs;
        this.ladder = ladder;
        this.config = config;
    }

    /// Something may wait that can be done now.
    void soon() {
        wake.release();
    }

    /// @return how many rows were taken
    int enrichSome() {
        var batches = jobs.claimWaiting(config.waitingRows(), config.claim());
        for (var batch : batches) {
            jobs.settle(batch, ladder.climb(batch.climb(), batch.rows()));
        }
        return batches.stream().mapToInt(batch -> batch.rows().size()).sum();
    }

    void start(@Observes StartupEvent started) {
        running = true;
        Thread.ofVirtual().name("enrich-waiting").start(this::enrichForever);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
        wake.release();
    }

    private void enrichForever() {
        try {
            while (running) {
                enrichAll();
                if (wake.tryAcquire(config.lookEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void enrichAll() {
        try {
            while (running && enrichSome() > 0) {
                // there may be more
            }
        } catch (RuntimeException failure) {
            // Claimed rows come back when their claim has run out.
            if (running) {
                LOG.warnf("waiting rows wait on: cause=%s", PassingFailure.nameOf(failure));
            }
        }
    }
}
