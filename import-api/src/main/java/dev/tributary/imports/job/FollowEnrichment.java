package dev.tributary.imports.job;

import dev.tributary.contracts.EnrichmentProgress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// An import follows what enrichment and the cost ledger tell of it.
@ApplicationScoped
public class FollowEnrichment {

    private final ImportJobs jobs;
    private final AdmitImports admission;
    private final Clock clock;

    FollowEnrichment(ImportJobs jobs, AdmitImports admission, Clock clock) {
        this.jobs = jobs;
        this.admission = admission;
        this.clock = clock;
    }

    public Uni<Void> follow(EnrichmentProgress report) {
        return jobs.follow(new JobId(report.jobId()), Actor.ENRICHMENT, job -> job.report(report, clock.instant()))
                .call(admission::after)
                .replaceWithVoid();
    }
}
