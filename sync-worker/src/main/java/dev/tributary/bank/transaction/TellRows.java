package dev.tributary.bank.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// Tells enrichment of rows nobody waits for, one sync after the other, on a thread of its own. Any number of replicas
/// may do so.
@ApplicationScoped
class TellRows {

    private static final Logger LOG = Logger.getLogger(TellRows.class);

    private final UntoldRows untold;
    private final TellRowsConfig config;
    private volatile boolean running;

    TellRows(UntoldRows untold, TellRowsConfig config) {
        this.untold = untold;
        this.config = config;
    }

    void start(@Observes Startup started) {
        running = true;
        Thread.ofVirtual().name("row-teller").start(this::tellForever);
    }

    void stop(@Observes Shutdown stopping) {
        running = false;
    }

    private void tellForever() {
        while (running) {
            if (!tell()) {
                LockSupport.parkNanos(config.idle().toNanos());
            }
        }
    }

    private boolean tell() {
        try {
            return untold.tellNext();
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "rows were not told, the next time will try again: cause=%s",
                    failure.getClass().getSimpleName());
            return false;
        }
    }
}
