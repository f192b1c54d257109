package dev.tributary.notifier.stream;

import dev.tributary.notifier.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a client is told.
public sealed interface Outgoing {

    /// The import is known and the client's; its states follow.
    record Subscribed(UUID jobId) implements Outgoing {}

    /// @param jobIds the person's imports this stream follows now; what a client shows besides is gone
    record SubscribedUser(List<UUID> jobIds) implements Outgoing {}

    record Progress(JobState state) implements Outgoing {}

    /// The person deleted one of the imports of `subscribe_user`.
    record Forgotten(UUID jobId) implements Outgoing {}

    /// @param jobId null when the message did not name one
    record Refused(Refusal refusal, @Nullable UUID jobId) implements Outgoing {}

    /// The connection lives, though nothing happens.
    record Heartbeat() implements Outgoing {}

    /// The token ends soon; without another one the connection ends with it.
    record TokenExpiring(Instant at) implements Outgoing {}

    record TokenRenewed(@Nullable Instant expiresAt) implements Outgoing {}

    /// This server stops.
    ///
    /// @param moveAfter when this client should connect anew, so that not all do at once
    record Draining(Duration moveAfter) implements Outgoing {}
}
