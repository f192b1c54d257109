package dev.tributary.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Forgets events that nobody can deliver again. Any number of replicas may do so.
@ApplicationScoped
public class InboxPruning {

    private static final Logger LOG = Logger.getLogger(InboxPruning.class);
    private static final int AT_ONCE = 5_000;

    /// Some at a time, so that no consumer waits for it.
    private static final String PRUNE =
            "DELETE FROM inbox WHERE ctid = ANY(ARRAY(SELECT ctid FROM inbox WHERE received_at < now() - make_interval(secs => $1) LIMIT $2))";

    private final Pool pool;
    private final InboxConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);

    InboxPruning(Pool pool, InboxConfig config) {
        this.pool = pool;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("inbox-pruning").start(this::pruneForever);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping.countDown();
    }

    private void pruneForever() {
        try {
            while (!stopping.await(config.pruneEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                pruneAgain();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void pruneAgain() {
        try {
            var forgotten = prune();
            LOG.debugf("inbox pruned: events=%d", forgotten);
        } catch (RuntimeException failure) {
            LOG.warnf("inbox is pruned later: cause=%s", PassingFailure.nameOf(failure));
        }
    }

    /// Call it from a virtual thread only.
    ///
    /// @return how many events were forgotten
    public long prune() {
        var keep = (double) config.keep().toSeconds();
        long forgotten = 0;
        int some;
        do {
            some = pool.preparedQuery(PRUNE)
                    .execute(Tuple.of(keep, AT_ONCE))
                    .await()
                    .indefinitely()
                    .rowCount();
            forgotten += some;
        } while (some == AT_ONCE);
        return forgotten;
    }
}
