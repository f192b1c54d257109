package dev.tributary.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Forgets events that nobody can deliver again. Any number of replicas may do so.
@ApplicationScoped
public class InboxPruning {

    private static final int AT_ONCE = 5_000;

    /// Some at a time, so that no consumer waits for it.
    private static final String PRUNE =
            "DELETE FROM inbox WHERE ctid = ANY(ARRAY(SELECT ctid FROM inbox WHERE received_at < now() - make_interval(secs => $1) LIMIT $2))";

    private final Pool pool;
    private final InboxConfig config;
    private final BackgroundLoop loop = new BackgroundLoop("inbox-pruning");

    InboxPruning(Pool pool, InboxConfig config) {
        this.pool = pool;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        loop.start(config.pruneEvery(), () -> pruneSome() == AT_ONCE);
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.stop();
    }

    /// Call it from a virtual thread only.
    ///
    /// @return how many events were forgotten
    public int pruneSome() {
        return pool.preparedQuery(PRUNE)
                .execute(Tuple.of((double) config.keep().toSeconds(), AT_ONCE))
                .await()
                .indefinitely()
                .rowCount();
    }
}
