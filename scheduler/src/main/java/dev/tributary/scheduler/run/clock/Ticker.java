package dev.tributary.scheduler.run.clock;

import dev.tributary.messaging.PassingFailure;
import dev.tributary.scheduler.Skew;
import dev.tributary.scheduler.run.FireDueSchedules;
import dev.tributary.scheduler.run.Runs;
import dev.tributary.scheduler.run.RunsConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Fires what is due: when the next schedule is, and in short intervals besides, for those that came meanwhile.
///
/// Not with `@Scheduled`, which looks at its triggers once a second: that alone would make a run a second late.
@ApplicationScoped
class Ticker {

    private static final Logger LOG = Logger.getLogger(Ticker.class);
    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration MEASURE_EVERY = Duration.ofSeconds(5);

    private final FireDueSchedules firing;
    private final Runs runs;
    private final RunsConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private final Skew skew;
    private volatile boolean running;
    private volatile long measuredAt = System.nanoTime() - MEASURE_EVERY.toNanos();

    Ticker(FireDueSchedules firing, Runs runs, RunsConfig config, Clock clock, Vertx vertx, Skew skew) {
        this.firing = firing;
        this.runs = runs;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
        this.skew = skew;
    }

    void start(@Observes StartupEvent started) {
        running = true;
        tickIn(SHORTEST);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
    }

    private void tickIn(Duration wait) {
        if (running) {
            vertx.setTimer(wait.toMillis(), _ -> tick());
        }
    }

    private void tick() {
        measured().chain(firing::fire).chain(runs::nextDue).subscribe().with(next -> tickIn(until(next)), failure -> {
            if (running) {
                LOG.warnf("schedules wait: cause=%s", PassingFailure.nameOf(failure));
            }
            tickIn(config.tick());
        });
    }

    /// Clocks drift slowly: now and then is enough.
    private Uni<Void> measured() {
        if (System.nanoTime() - measuredAt < MEASURE_EVERY.toNanos()) {
            return Uni.createFrom().voidItem();
        }
        return skew.measure().invoke(() -> measuredAt = System.nanoTime());
    }

    private Duration until(Optional<Instant> next) {
        var wait = next.map(due -> Duration.between(clock.instant(), due)).orElse(config.tick());
        if (wait.compareTo(config.tick()) > 0) {
            return config.tick();
        }
        // Never before the time: the timer may be a little early, and then a moment passes until it looks again.
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
    }
}
