package dev.tributary.imports.job;

import dev.tributary.imports.job.Decision.Unchanged;
import dev.tributary.imports.job.ImportJob.Queued;
import dev.tributary.imports.job.ImportJobs.Change;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Lets queued imports run as soon as there is room: after a start, after an end, and now and then in case either was
/// missed.
@ApplicationScoped
public class AdmitImports {

    private final ImportJobs jobs;
    private final Clock clock;

    AdmitImports(ImportJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Looks at the queue when the change gives reason to.
    public Uni<Integer> after(Optional<Change> change) {
        return change.filter(Change::concernsQueue).isPresent()
                ? admit()
                : Uni.createFrom().item(0);
    }

    /// @return how many imports were let in
    public Uni<Integer> admit() {
        return jobs.admit(clock.instant());
    }

    public static Decision move(ImportJob job, Instant now) {
        return job instanceof Queued queued ? queued.admit(now) : new Unchanged(job);
    }
}
