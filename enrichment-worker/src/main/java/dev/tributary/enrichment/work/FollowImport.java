package dev.tributary.enrichment.work;

import dev.tributary.contracts.ImportControl;
import jakarta.enterprise.context.ApplicationScoped;

/// Does to a job's enrichment what a person did to the import.
@ApplicationScoped
public class FollowImport {

    private final EnrichmentJobs jobs;
    private final EnrichWaiting enrichWaiting;

    FollowImport(EnrichmentJobs jobs, EnrichWaiting enrichWaiting) {
        this.jobs = jobs;
        this.enrichWaiting = enrichWaiting;
    }

    public void follow(ImportControl control) {
        jobs.move(control.jobId(), control.userId(), stateAfter(control), control.jobVersion());
        enrichWaiting.soon();
    }

    private static JobState stateAfter(ImportControl control) {
        return switch (control) {
            case ImportControl.ImportPaused _ -> JobState.PAUSED;
            case ImportControl.ImportResumed _ -> JobState.ACTIVE;
            case ImportControl.ImportCancelled _ -> JobState.CANCELLED;
        };
    }
}
