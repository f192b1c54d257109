package dev.tributary.notifier.stream;

import dev.tributary.notifier.job.JobState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a client is told.
public sealed interface Outgoing {

    /// The import is known and the client's; its states follow.
    record Subscribed(UUID jobId) implements Outgoing {}

    record Progress(JobState state) implements Outgoing {}

    /// @param jobId null when the message did not name one
    record Refused(Refusal refusal, @Nullable UUID jobId) implements Outgoing {}
}
