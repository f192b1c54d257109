package dev.tributary.notifier.stream.websocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tributary.notifier.stream.Outgoing;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the server may say.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "subscribed", value = ServerMessage.Subscribed.class),
    @JsonSubTypes.Type(name = "subscribed_user", value = ServerMessage.SubscribedUser.class),
    @JsonSubTypes.Type(name = "import_progress", value = ServerMessage.ImportProgress.class),
    @JsonSubTypes.Type(name = "import_forgotten", value = ServerMessage.ImportForgotten.class),
    @JsonSubTypes.Type(name = "error", value = ServerMessage.Refused.class),
    @JsonSubTypes.Type(name = "heartbeat", value = ServerMessage.Heartbeat.class),
    @JsonSubTypes.Type(name = "token_expiring", value = ServerMessage.TokenExpiring.class),
    @JsonSubTypes.Type(name = "token_renewed", value = ServerMessage.TokenRenewed.class),
    @JsonSubTypes.Type(name = "draining", value = ServerMessage.Draining.class)
})
sealed interface ServerMessage {

    record Subscribed(UUID jobId) implements ServerMessage {}

    record SubscribedUser(List<UUID> jobIds) implements ServerMessage {}

    /// @param job the status document, as `GET /import/status/{job_id}` answers it
    record ImportProgress(
            UUID jobId, long version, @JsonRawValue String job) implements ServerMessage {}

    record ImportForgotten(UUID jobId) implements ServerMessage {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refused(String code, String message, @Nullable UUID jobId) implements ServerMessage {}

    record Heartbeat() implements ServerMessage {}

    /// @param expiresAt ISO-8601, UTC
    record TokenExpiring(String expiresAt) implements ServerMessage {}

    /// @param expiresAt ISO-8601, UTC; null for a token that does not expire
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenRenewed(@Nullable String expiresAt) implements ServerMessage {}

    /// @param reconnectAfterMs when this client's turn is
    record Draining(long reconnectAfterMs) implements ServerMessage {}

    static ServerMessage of(Outgoing outgoing) {
        return switch (outgoing) {
            case Outgoing.Subscribed subscribed -> new Subscribed(subscribed.jobId());
            case Outgoing.SubscribedUser(var jobIds) -> new SubscribedUser(jobIds);
            case Outgoing.Progress(var state) -> new ImportProgress(state.jobId(), state.version(), state.document());
            case Outgoing.Forgotten(var jobId) -> new ImportForgotten(jobId);
            case Outgoing.Refused(var refusal, var jobId) -> new Refused(refusal.code(), refusal.message(), jobId);
            case Outgoing.Heartbeat _ -> new Heartbeat();
            case Outgoing.TokenExpiring(var at) -> new TokenExpiring(at.toString());
            case Outgoing.TokenRenewed(var expiresAt) ->
                new TokenRenewed(expiresAt == null ? null : expiresAt.toString());
            case Outgoing.Draining(var moveAfter) -> new Draining(moveAfter.toMillis());
        };
    }
}
