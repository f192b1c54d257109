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

/// A person stops a running import where it is, to go on later without repeating anything.
@ApplicationScoped
public class PauseImport {

    private final ImportJobs jobs;
    private final AdmitImports admission;
    private final Clock clock;

    PauseImport(ImportJobs jobs, AdmitImports admission, Clock clock) {
        this.jobs = jobs;
        this.admission = admission;
        this.clock = clock;
    }

    /// @return empty when the person has no such import; pausing a paused one is no error
    public Uni<Optional<Change>> pause(JobId id, UserId owner, Actor by) {
        return jobs.change(id, owner, by, job -> move(job, clock.instant())).call(admission::after);
    }

    static Decision move(ImportJob job, Instant now) {
        return switch (job) {
            case Running running -> running.pause(now);
            case Enriching enriching -> enriching.pause(now);
            case Paused _ -> new Unchanged(job);
            case Planned _ -> new Refused(job, Refusal.NOT_STARTED);
            case Queued _ -> new Refused(job, Refusal.STILL_QUEUED);
            case Ended _ -> new Refused(job, Refusal.OVER);
        };
    }
}
