package dev.tributary.notifier.job;

import dev.tributary.contracts.ImportStatus.JobStatus;
import java.time.Instant;
import java.util.UUID;

/// One import as it was at one version.
///
/// @param userId whose import it is
/// @param changedAt when the change was made, at its source
/// @param document the status document as JSON, passed on as it came: a field this version does not know
/// still reaches the client
public record JobState(UUID jobId, String userId, long version, JobStatus status, Instant changedAt, String document) {

    boolean isNewerThan(JobState other) {
        return version > other.version;
    }
}
