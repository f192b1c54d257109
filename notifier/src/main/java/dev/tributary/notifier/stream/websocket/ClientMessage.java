package dev.tributary.notifier.stream.websocket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a client may say.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "subscribe_import_job", value = ClientMessage.Subscribe.class),
    @JsonSubTypes.Type(name = "unsubscribe_import_job", value = ClientMessage.Unsubscribe.class)
})
sealed interface ClientMessage {

    /// @param sinceVersion the version the client has; null for none
    record Subscribe(UUID jobId, @Nullable Long sinceVersion) implements ClientMessage {
        public Subscribe {
            Objects.requireNonNull(jobId, "job_id");
        }
    }

    record Unsubscribe(UUID jobId) implements ClientMessage {
        public Unsubscribe {
            Objects.requireNonNull(jobId, "job_id");
        }
    }
}
