package dev.tributary.imports.deadletter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message a service could not take, with where it came from and why.
///
/// @param key null when it had none
/// @param text its payload; null when it has none, or is no text
/// @param size of the payload in bytes
/// @param reason what the service said
/// @param diedAt when it was put aside
/// @param settledBy the operator; null while it waits
public record DeadLetter(
        UUID id,
        Origin origin,
        @Nullable String key,
        @Nullable String text,
        int size,
        @Nullable String reason,
        Instant diedAt,
        State state,
        @Nullable String settledBy,
        @Nullable Instant settledAt) {

    /// Where a message was before it was put aside.
    ///
    /// @param partition null when the service did not say
    /// @param offset null when the service did not say
    public record Origin(
            String topic,
            @Nullable Integer partition,
            @Nullable Long offset) {}

    /// What became of it.
    public enum State {
        WAITING,
        REPLAYED,
        DISCARDED
    }
}
