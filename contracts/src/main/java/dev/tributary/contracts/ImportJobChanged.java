package dev.tributary.contracts;

import java.time.Instant;
import java.util.UUID;

/// An import as it is now. Each change of a job makes one, with a higher `version`.
public record ImportJobChanged(UUID eventId, Instant occurredAt, String userId, ImportStatus job) implements Event {

    @Override
    public Topic topic() {
        return Topic.IMPORT_JOBS;
    }

    @Override
    public String key() {
        return job.jobId().toString();
    }

    @Override
    public UUID jobId() {
        return job.jobId();
    }
}
