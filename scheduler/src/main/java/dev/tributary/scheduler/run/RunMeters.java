package dev.tributary.scheduler.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether schedules fire when they should, and what comes of it. Made with whoever fires them, so it is told
/// before the first run.
@Singleton
public class RunMeters {

    /// From the moment a schedule was due to the moment it was fired.
    public static final String LATENESS = "tributary.schedules.lateness";

    /// Runs that are over, by `status`.
    public static final String RUNS = "tributary.schedules.runs";

    private final MeterRegistry meters;
    private final Timer lateness;

    RunMeters(MeterRegistry meters) {
        this.meters = meters;
        this.lateness = Timer.builder(LATENESS)
                .description("How long after its time a schedule is fired")
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5))
                .register(meters);
        for (var status : RunStatus.values()) {
            if (status.isOver()) {
                meters.counter(RUNS, "status", status.code());
            }
        }
    }

    void fires(Due due, Instant now) {
        lateness.record(Duration.between(due.dueAt(), now));
    }

    void moved(RunStatus status, @Nullable Instant endedAt) {
        if (endedAt != null) {
            meters.counter(RUNS, "status", status.code()).increment();
        }
    }
}
