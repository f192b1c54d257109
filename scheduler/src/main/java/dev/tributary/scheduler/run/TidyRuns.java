package dev.tributary.scheduler.run;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Gives up on runs that nothing came of, and lets go of old ones.
@ApplicationScoped
public class TidyRuns {

    private final Runs runs;
    private final RunsConfig config;
    private final Clock clock;

    TidyRuns(Runs runs, RunsConfig config, Clock clock) {
        this.runs = runs;
        this.config = config;
        this.clock = clock;
    }

    public Uni<Void> tidy() {
        var now = clock.instant();
        return runs.giveUpOn(now.minus(config.unheardAfter()), now)
                .chain(() -> runs.forget(now.minus(config.keep())))
                .replaceWithVoid();
    }
}
