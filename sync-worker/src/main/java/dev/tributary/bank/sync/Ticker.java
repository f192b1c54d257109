package dev.tributary.bank.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// Wakes units once a second, on a thread of its own. Any number of replicas may tick.
@ApplicationScoped
class Ticker {

    private static final Logger LOG = Logger.getLogger(Ticker.class);

    private final WakeUnits wakeUnits;
    private final SyncConfig config;
    private volatile boolean running;

    Ticker(WakeUnits wakeUnits, SyncConfig config) {
        this.wakeUnits = wakeUnits;
        this.config = config;
    }

    void start(@Observes Startup started) {
        running = config.ticker();
        if (running) {
            Thread.ofVirtual().name("sync-ticker").start(this::tickForever);
        }
    }

    void stop(@Observes Shutdown stopping) {
        running = false;
    }

    private void tickForever() {
        while (running) {
            tick();
            LockSupport.parkNanos(config.tick().toNanos());
        }
    }

    private void tick() {
        try {
            var commanded = wakeUnits.wake();
            if (commanded > 0) {
                LOG.debugf("units commanded: count=%d", commanded);
            }
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "tick failed, the next one tries again: cause=%s",
                    failure.getClass().getSimpleName());
        }
    }
}
