package dev.tributary.notifier.stream.websocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tributary.notifier.stream.Outgoing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the server may say.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "subscribed", value = ServerMessage.Subscribed.class),
    @JsonSubTypes.Type(name = "import_progress", value = ServerMessage.ImportProgress.class),
    @JsonSubTypes.Type(name = "error", value = ServerMessage.Refused.class)
})
sealed interface ServerMessage {

    record Subscribed(UUID jobId) implements ServerMessage {}

    /// @param job the status document, as `GET /import/status/{job_id}` answers it
    record ImportProgress(
            UUID jobId, long version, @JsonRawValue String job) implements ServerMessage {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refused(String code, String message, @Nullable UUID jobId) implements ServerMessage {}

    static ServerMessage of(Outgoing outgoing) {
        return switch (outgoing) {
            case Outgoing.Subscribed subscribed -> new Subscribed(subscribed.jobId());
            case Outgoing.Progress(var state) -> new ImportProgress(state.jobId(), state.version(), state.document());
            case Outgoing.Refused(var refusal, var jobId) -> new Refused(refusal.code(), refusal.message(), jobId);
        };
    }
}
