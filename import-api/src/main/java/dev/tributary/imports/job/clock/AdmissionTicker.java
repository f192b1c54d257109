package dev.tributary.imports.job.clock;

import dev.tributary.imports.job.AdmitImports;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Looks at the queue now and then: a process that died between an end and the next start leaves nobody waiting for
/// ever.
@ApplicationScoped
class AdmissionTicker {

    private final AdmitImports admission;

    AdmissionTicker(AdmitImports admission) {
        this.admission = admission;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> admit() {
        return admission.admit().replaceWithVoid();
    }
}
