package dev.tributary.contracts;

import java.time.Instant;
import java.util.UUID;

/// A person's hand on a running import. The one with the highest `jobVersion` holds.
public sealed interface ImportControl extends Event {

    @Override
    UUID jobId();

    /// The job's version after the change: an older control that arrives late changes nothing.
    long jobVersion();

    @Override
    default Topic topic() {
        return Topic.IMPORT_CONTROL;
    }

    @Override
    default String key() {
        return jobId().toString();
    }

    /// Accounts in mid-sync stop after the batch at hand.
    record ImportPaused(UUID eventId, Instant occurredAt, String userId, UUID jobId, long jobVersion)
            implements ImportControl {}

    /// Paused accounts go on where they stopped.
    record ImportResumed(UUID eventId, Instant occurredAt, String userId, UUID jobId, long jobVersion)
            implements ImportControl {}

    /// No call starts any more; one under way is aborted. What is stored stays.
    record ImportCancelled(UUID eventId, Instant occurredAt, String userId, UUID jobId, long jobVersion)
            implements ImportControl {}
}
