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
import org.jspecify.annotations.Nullable;

/// A planned import joins the queue. Whoever starts it has the queue looked at once that is committed.
@ApplicationScoped
public class StartImport {

    private final ImportJobs jobs;
    private final Clock clock;

    StartImport(ImportJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Starting a started import is no error and starts nothing twice.
    ///
    /// @param personAddress the person's IP address; null when nobody is present
    /// @return empty when the person has no such import
    public Uni<Optional<Change>> start(JobId id, UserId owner, Actor by, @Nullable String personAddress) {
        return jobs.change(id, owner, by, job -> move(job, personAddress, clock.instant()));
    }

    static Decision move(ImportJob job, @Nullable String personAddress, Instant now) {
        return switch (job) {
            case Planned planned -> planned.start(personAddress, now);
            case Queued _, Running _, Paused _, Enriching _ -> new Unchanged(job);
            case Ended ended ->
                ended.outcome() == Outcome.CANCELLED ? new Refused(job, Refusal.CANCELLED) : new Unchanged(job);
        };
    }
}
