package dev.tributary.imports.job;

import dev.tributary.imports.job.Decision.Unchanged;
import dev.tributary.imports.job.ImportJob.Ended;
import dev.tributary.imports.job.ImportJob.Enriching;
import dev.tributary.imports.job.ImportJob.Paused;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.ImportJob.Queued;
import dev.tributary.imports.job.ImportJob.Running;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/// Finds imports nobody is working on, because a command or a report was lost, and gets them going or ends them. Any
/// replica may watch; no two take the same import.
@ApplicationScoped
public class WatchImports {

    private final ImportJobs jobs;
    private final AdmitImports admission;
    private final RecoveryLimits limits;
    private final Clock clock;

    WatchImports(ImportJobs jobs, AdmitImports admission, RecoveryLimits limits, Clock clock) {
        this.jobs = jobs;
        this.admission = admission;
        this.limits = limits;
        this.clock = clock;
    }

    /// @return how many imports were found and changed
    public Uni<Integer> watch() {
        return jobs.reconcile(limits, clock.instant())
                .call(changed ->
                        changed > 0 ? admission.admit() : Uni.createFrom().item(0));
    }

    /// @param lastChange of the import, whatever changed it
    public static Decision move(ImportJob job, RecoveryLimits limits, Instant lastChange, Instant now) {
        return switch (job) {
            case Running running -> running.reconcile(limits, now);
            case Enriching enriching -> enriching.reconcile(limits, lastChange, now);
            case Planned _, Queued _, Paused _, Ended _ -> new Unchanged(job);
        };
    }
}
