package dev.tributary.imports.job;

import dev.tributary.contracts.SyncProgress;
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

/// An import follows what the workers tell of its accounts.
@ApplicationScoped
public class FollowSync {

    private final ImportJobs jobs;
    private final AdmitImports admission;
    private final Clock clock;

    FollowSync(ImportJobs jobs, AdmitImports admission, Clock clock) {
        this.jobs = jobs;
        this.admission = admission;
        this.clock = clock;
    }

    public Uni<Void> follow(SyncProgress report) {
        return jobs.follow(new JobId(report.jobId()), Actor.WORKER, job -> move(job, report, clock.instant()))
                .call(admission::after)
                .replaceWithVoid();
    }

    static Decision move(ImportJob job, SyncProgress report, Instant now) {
        return switch (job) {
            case Running running -> running.report(report, now);
            case Paused paused -> paused.report(report, now);
            case Ended ended -> ended.report(report, now);
            case Planned _, Queued _, Enriching _ -> new Unchanged(job);
        };
    }
}
