package dev.tributary.enrichment.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// A person has rows left as they are that still wait.
@ApplicationScoped
public class CancelEnrichment {

    private final EnrichmentJobs jobs;

    CancelEnrichment(EnrichmentJobs jobs) {
        this.jobs = jobs;
    }

    /// @param subjectId of an import, or of a run
    /// @return how many rows were waiting; empty when the user has no such import or run
    public Optional<Integer> cancel(UUID subjectId, String userId) {
        return jobs.cancelWaiting(subjectId, userId);
    }
}
