package dev.tributary.enrichment.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// A person has rows tried again that could not be categorised.
@ApplicationScoped
public class RetryFailed {

    private final EnrichmentJobs jobs;
    private final EnrichWaiting enrichWaiting;

    RetryFailed(EnrichmentJobs jobs, EnrichWaiting enrichWaiting) {
        this.jobs = jobs;
        this.enrichWaiting = enrichWaiting;
    }

    /// @return how many rows are tried; empty when the user has no such job
    public Optional<Integer> retry(UUID jobId, String userId) {
        var retried = jobs.retryFailed(jobId, userId);
        enrichWaiting.soon();
        return retried;
    }
}
