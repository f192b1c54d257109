package dev.tributary.scheduler.run.clock;

import dev.tributary.scheduler.run.TidyRuns;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/// Every replica tidies; whoever comes second finds nothing to do.
class Tidying {

    private final TidyRuns runs;

    Tidying(TidyRuns runs) {
        this.runs = runs;
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tidy() {
        return runs.tidy();
    }
}
