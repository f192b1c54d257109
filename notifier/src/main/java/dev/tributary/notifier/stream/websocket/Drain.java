package dev.tributary.notifier.stream.websocket;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Sends the clients of a server that stops to another one, each in its turn. A client that understands `draining`
/// has its new connection before it leaves the old one; any other is closed and comes back by itself.
@ApplicationScoped
class Drain implements HttpUpgradeCheck {

    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final int UNAVAILABLE = 503;
    private static final Map<String, List<String>> SOON = Map.of("Retry-After", List.of("1"));
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Sockets sockets;
    private final StreamConfig config;
    private volatile boolean begun;

    Drain(Sockets sockets, StreamConfig config) {
        this.sockets = sockets;
        this.config = config;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return begun
                ? Uni.createFrom().item(CheckResult.rejectUpgradeSync(UNAVAILABLE, SOON))
                : CheckResult.permitUpgrade();
    }

    /// Holds the shutdown up until nobody is connected any more, and no longer.
    void begin(@Observes ShutdownDelayInitiatedEvent stopping) throws InterruptedException {
        begun = true;
        var open = sockets.open();
        LOG.infof("drains: sockets=%d over=%s", open.size(), config.drain());
        for (var place = 0; place < open.size(); place++) {
            open.get(place).drain(config.drain().multipliedBy(place).dividedBy(open.size()), config.drainPatience());
        }
        var end = System.nanoTime()
                + config.drain().plus(config.drainPatience().multipliedBy(2)).toNanos();
        while (!sockets.open().isEmpty() && System.nanoTime() < end) {
            Thread.sleep(GLANCE);
        }
        LOG.infof("drained: sockets=%d left=%d", open.size(), sockets.open().size());
    }
}
