package dev.tributary.imports.job;

import dev.tributary.imports.UserId;
import dev.tributary.imports.job.Decision.Refused;
import dev.tributary.imports.job.Decision.Unchanged;
import dev.tributary.imports.job.ImportJob.Ended;
import dev.tributary.imports.job.ImportJob.Enriching;
import dev.tributary.imports.job.ImportJob.Paused;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.ImportJob.Queued;
import dev.tributary.imports.job.ImportJob.Running;
import dev.tributary.imports.job.ImportJobs.Change;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// A paused import goes on where each of its accounts stopped.
@ApplicationScoped
public class ResumeImport {

    private final ImportJobs jobs;
    private final Clock clock;

    ResumeImport(ImportJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /// @return empty when the person has no such import; resuming one that runs is no error
    public Uni<Optional<Change>> resume(JobId id, UserId owner, Actor by) {
        return jobs.change(id, owner, by, job -> move(job, clock.instant()));
    }

    static Decision move(ImportJob job, Instant now) {
        return switch (job) {
            case Paused paused -> paused.resume(now);
            case Queued _, Running _, Enriching _ -> new Unchanged(job);
            case Planned _ -> new Refused(job, Refusal.NOT_STARTED);
            case Ended _ -> new Refused(job, Refusal.OVER);
        };
    }
}
