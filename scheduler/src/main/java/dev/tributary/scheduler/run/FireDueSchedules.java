package dev.tributary.scheduler.run;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/// Fires every schedule whose time has come. Any number of replicas may do so at the same time.
@ApplicationScoped
public class FireDueSchedules {

    private final Runs runs;
    private final RunsConfig config;
    private final Clock clock;
    private final RunMeters meters;

    FireDueSchedules(Runs runs, RunsConfig config, Clock clock, RunMeters meters) {
        this.runs = runs;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /// @return how many were fired, held back or skipped, or released
    public Uni<Integer> fire() {
        return fireAll().chain(fired -> releaseAll().map(released -> fired + released));
    }

    private Uni<Integer> releaseAll() {
        return Uni.createFrom().deferred(() -> runs.release(clock.instant(), config.batch()));
    }

    private Uni<Integer> fireAll() {
        return fireBatch()
                .chain(taken -> taken < config.batch()
                        ? Uni.createFrom().item(taken)
                        : fireAll().map(more -> taken + more));
    }

    private Uni<Integer> fireBatch() {
        return Uni.createFrom().deferred(() -> {
            var now = clock.instant();
            return runs.fireDue(now, config.batch(), due -> fire(due, now));
        });
    }

    private Firing fire(Due due, Instant now) {
        meters.fires(due, now);
        return due.fire(now, config.patience());
    }
}
