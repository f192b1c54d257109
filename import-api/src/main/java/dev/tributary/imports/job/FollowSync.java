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
        return jobs.follow(new JobId(report.jobId()), job -> switch (job) {
                    case Running running -> running.report(report, clock.instant());
                    case Paused paused -> paused.report(report);
                    case Ended ended -> ended.report(report);
                    case Planned _, Queued _, Enriching _ -> new Unchanged(job);
                })
                .call(admission::after)
                .replaceWithVoid();
    }
}
