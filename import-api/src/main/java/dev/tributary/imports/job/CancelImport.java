package dev.tributary.imports.job;

import dev.tributary.imports.UserId;
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

/// A person ends an import early. What was imported so far stays.
@ApplicationScoped
public class CancelImport {

    private final ImportJobs jobs;
    private final AdmitImports admission;
    private final Clock clock;

    CancelImport(ImportJobs jobs, AdmitImports admission, Clock clock) {
        this.jobs = jobs;
        this.admission = admission;
        this.clock = clock;
    }

    /// @return empty when the person has no such import; one that is over stays as it is
    public Uni<Optional<Change>> cancel(JobId id, UserId owner, Actor by) {
        return jobs.change(id, owner, by, job -> move(job, clock.instant())).call(admission::after);
    }

    static Decision move(ImportJob job, Instant now) {
        return switch (job) {
            case Planned planned -> planned.cancel(now);
            case Queued queued -> queued.cancel(now);
            case Running running -> running.cancel(now);
            case Paused paused -> paused.cancel(now);
            case Enriching enriching -> enriching.cancel(now);
            case Ended _ -> new Unchanged(job);
        };
    }
}
