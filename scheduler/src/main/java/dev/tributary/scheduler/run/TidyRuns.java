package dev.tributary.scheduler.run;

import dev.tributary.scheduler.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Gives up on runs that nothing came of, and lets go of what is old.
@ApplicationScoped
public class TidyRuns {

    private final Runs runs;
    private final Schedules schedules;
    private final RunsConfig config;
    private final Clock clock;

    TidyRuns(Runs runs, Schedules schedules, RunsConfig config, Clock clock) {
        this.runs = runs;
        this.schedules = schedules;
        this.config = config;
        this.clock = clock;
    }

    public Uni<Void> tidy() {
        var now = clock.instant();
        return runs.giveUpOn(now.minus(config.unheardAfter()), now)
                .chain(() -> runs.switchOffHopeless(config.switchOffAfter()))
                .chain(() -> runs.forget(now.minus(config.keep())))
                .chain(() -> schedules.forgetKeys(now.minus(config.keepKeys())))
                .replaceWithVoid();
    }
}
