package dev.tributary.imports.retention.clock;

import dev.tributary.imports.retention.PruneOldThings;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class RetentionTicker {

    private final PruneOldThings pruning;

    RetentionTicker(PruneOldThings pruning) {
        this.pruning = pruning;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        return pruning.prune();
    }
}
