package dev.tributary.imports.job.postgres;

import dev.tributary.messaging.PassingFailure;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Tells what was held back as soon as it may be told. If this process dies first, the ticker of another tells it.
@ApplicationScoped
class LaterTelling {

    private static final Logger LOG = Logger.getLogger(LaterTelling.class);

    private final Vertx vertx;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();

    LaterTelling(Vertx vertx) {
        this.vertx = vertx;
    }

    /// One timer per import is enough: it tells the newest state.
    void soon(UUID job, Supplier<Uni<Boolean>> telling) {
        if (waiting.add(job)) {
            vertx.setTimer(Pacing.BETWEEN.toMillis(), _ -> tell(job, telling));
        }
    }

    /// On a context of its own: the one the timer was set on may be in a transaction still.
    private void tell(UUID job, Supplier<Uni<Boolean>> telling) {
        waiting.remove(job);
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ -> telling.get()
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.debugf(
                                "held back for the ticker: job_id=%s cause=%s", job, PassingFailure.nameOf(failure))));
    }
}
