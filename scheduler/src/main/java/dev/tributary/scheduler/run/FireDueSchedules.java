package dev.tributary.scheduler.run;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Fires every schedule whose time has come. Any number of replicas may do so at the same time.
@ApplicationScoped
public class FireDueSchedules {

    private final Runs runs;
    private final RunsConfig config;
    private final Clock clock;

    FireDueSchedules(Runs runs, RunsConfig config, Clock clock) {
        this.runs = runs;
        this.config = config;
        this.clock = clock;
    }

    /// @return how many were fired or skipped
    public Uni<Integer> fire() {
        return fireBatch()
                .chain(taken ->
                        taken < config.batch() ? Uni.createFrom().item(taken) : fire().map(more -> taken + more));
    }

    private Uni<Integer> fireBatch() {
        return Uni.createFrom().deferred(() -> {
            var now = clock.instant();
            return runs.fireDue(now, config.batch(), due -> due.fire(now, config.patience()));
        });
    }
}
