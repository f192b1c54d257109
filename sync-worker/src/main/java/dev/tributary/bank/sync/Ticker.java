package dev.tributary.bank.sync;

import dev.tributary.messaging.BackgroundLoop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import org.jboss.logging.Logger;

/// Wakes units once a second, on a thread of its own. Any number of replicas may tick.
@ApplicationScoped
class Ticker {

    private static final Logger LOG = Logger.getLogger(Ticker.class);

    private final WakeUnits wakeUnits;
    private final SyncConfig config;
    private final BackgroundLoop loop = new BackgroundLoop("sync-ticker");

    Ticker(WakeUnits wakeUnits, SyncConfig config) {
        this.wakeUnits = wakeUnits;
        this.config = config;
    }

    void start(@Observes Startup started) {
        if (config.ticker()) {
            loop.start(config.tick(), this::tick);
        }
    }

    void stop(@Observes Shutdown stopping) {
        loop.stop();
    }

    private void tick() {
        var commanded = wakeUnits.wake();
        if (commanded > 0) {
            LOG.debugf("units commanded: count=%d", commanded);
        }
    }
}
