package dev.tributary.imports.job.clock;

import dev.tributary.imports.job.AdmitImports;
import dev.tributary.imports.job.ImportJobs;
import dev.tributary.imports.job.WatchImports;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Looks at all imports now and then: what a process that died has left undone is done by the next that looks.
@ApplicationScoped
class JobTicker {

    private final AdmitImports admission;
    private final WatchImports watch;
    private final ImportJobs jobs;

    JobTicker(AdmitImports admission, WatchImports watch, ImportJobs jobs) {
        this.admission = admission;
        this.watch = watch;
        this.jobs = jobs;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> admit() {
        return admission.admit().replaceWithVoid();
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        return jobs.tellHeldBack().replaceWithVoid();
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> watch() {
        return watch.watch().replaceWithVoid();
    }
}
