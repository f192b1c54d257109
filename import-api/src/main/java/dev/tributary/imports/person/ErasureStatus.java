package dev.tributary.imports.person;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far an erasure is, context by context.
///
/// @param endedAt null while it goes on
public record ErasureStatus(
        UUID erasureId,
        Stage status,
        Instant askedAt,
        @Nullable Instant endedAt,
        List<ContextAnswer> contexts) {

    /// Where it stands.
    public enum Stage {
        /// Not every context has answered.
        @JsonProperty("erasing")
        ERASING,
        /// All have; they look once more for what was under way.
        @JsonProperty("closing")
        CLOSING,
        /// Nothing is left.
        @JsonProperty("erased")
        ERASED
    }

    /// @param answeredAt null while the context has not answered
    /// @param isDone whether it has looked once more
    /// @param rows that went, or are nobody's now, by table
    public record ContextAnswer(String context, @Nullable Instant answeredAt, boolean isDone, Map<String, Long> rows) {}
}
