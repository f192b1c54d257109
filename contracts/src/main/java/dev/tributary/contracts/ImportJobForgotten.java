package dev.tributary.contracts;

import java.time.Instant;
import java.util.UUID;

/// A person deleted a finished import from their history. Its transactions stay.
///
/// @param version one above the job's last
public record ImportJobForgotten(UUID eventId, Instant occurredAt, String userId, UUID jobId, long version)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.IMPORT_JOBS;
    }

    @Override
    public String key() {
        return jobId.toString();
    }
}
