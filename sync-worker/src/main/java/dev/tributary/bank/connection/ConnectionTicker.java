package dev.tributary.bank.connection;

import dev.tributary.messaging.BackgroundLoop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import org.jboss.logging.Logger;

/// Does what nobody asks for, on a thread of its own. Any number of replicas may tick.
@ApplicationScoped
class ConnectionTicker {

    private static final Logger LOG = Logger.getLogger(ConnectionTicker.class);

    private final CheckConsents checkConsents;
    private final WithdrawConsents withdrawConsents;
    private final EraseRows eraseRows;
    private final ConnectionsConfig config;
    private final BackgroundLoop loop = new BackgroundLoop("connection-ticker");

    ConnectionTicker(
            CheckConsents checkConsents,
            WithdrawConsents withdrawConsents,
            EraseRows eraseRows,
            ConnectionsConfig config) {
        this.checkConsents = checkConsents;
        this.withdrawConsents = withdrawConsents;
        this.eraseRows = eraseRows;
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
        attempt("check", checkConsents::check);
        attempt("warn", checkConsents::warn);
        attempt("withdraw", withdrawConsents::withdrawDue);
        attempt("erase", eraseRows::eraseLeftOvers);
    }

    /// What fails is tried again by the next tick, and keeps nothing else from being done.
    private static void attempt(String task, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "tick failed, the next one tries again: task=%s cause=%s",
                    task, failure.getClass().getSimpleName());
        }
    }
}
