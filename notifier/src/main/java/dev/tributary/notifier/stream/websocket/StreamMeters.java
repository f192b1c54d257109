package dev.tributary.notifier.stream.websocket;

import dev.tributary.notifier.job.NewestJobs;
import dev.tributary.notifier.stream.Outgoing;
import dev.tributary.notifier.stream.Watchers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/// What the stream tells of itself.
@ApplicationScoped
class StreamMeters {

    /// Open connections of this replica.
    private static final String SOCKETS = "tributary.notifier.sockets";
    /// Imports somebody watches here.
    private static final String WATCHED = "tributary.notifier.jobs.watched";
    /// Imports in memory.
    private static final String KEPT = "tributary.notifier.jobs.kept";
    /// Characters of their documents.
    private static final String SIZE = "tributary.notifier.jobs.size";
    /// Frames sent, by kind.
    private static final String FRAMES = "tributary.notifier.frames";
    /// From the change of an import to its frame on the way to a client.
    private static final String DELAY = "tributary.notifier.progress.delay";

    private final MeterRegistry meters;
    private final Clock clock;
    private final Counter replies;
    private final Counter progress;
    private final Counter errors;
    private final Counter heartbeats;
    private final Counter notices;
    private final Timer delay;

    StreamMeters(MeterRegistry meters, Clock clock, NewestJobs jobs, Watchers watchers) {
        this.meters = meters;
        this.clock = clock;
        replies = meters.counter(FRAMES, "kind", "subscribed");
        progress = meters.counter(FRAMES, "kind", "progress");
        heartbeats = meters.counter(FRAMES, "kind", "heartbeat");
        notices = meters.counter(FRAMES, "kind", "notice");
        errors = meters.counter(FRAMES, "kind", "error");
        delay = Timer.builder(DELAY)
                .serviceLevelObjectives(
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2))
                .register(meters);
        meters.gauge(WATCHED, watchers, Watchers::count);
        meters.gauge(KEPT, jobs, NewestJobs::count);
        meters.gauge(SIZE, jobs, NewestJobs::size);
    }

    void sockets(Supplier<Number> open) {
        io.micrometer.core.instrument.Gauge.builder(SOCKETS, open).register(meters);
    }

    void sends(Outgoing frame) {
        switch (frame) {
            case Outgoing.Subscribed _, Outgoing.SubscribedUser _, Outgoing.Forgotten _ -> replies.increment();
            case Outgoing.Refused _ -> errors.increment();
            case Outgoing.Heartbeat _ -> heartbeats.increment();
            case Outgoing.TokenExpiring _, Outgoing.TokenRenewed _, Outgoing.Draining _ -> notices.increment();
            case Outgoing.Progress(var state) -> {
                progress.increment();
                delay.record(Duration.between(state.changedAt(), clock.instant()));
            }
        }
    }
}
