package dev.tributary.notifier.stream.websocket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a client may say.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "subscribe_import_job", value = ClientMessage.Subscribe.class),
    @JsonSubTypes.Type(name = "unsubscribe_import_job", value = ClientMessage.Unsubscribe.class),
    @JsonSubTypes.Type(name = "subscribe_user", value = ClientMessage.SubscribeUser.class),
    @JsonSubTypes.Type(name = "unsubscribe_user", value = ClientMessage.UnsubscribeUser.class),
    @JsonSubTypes.Type(name = "renew_token", value = ClientMessage.RenewToken.class)
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

    /// @param sinceVersions the version the client has of each import it knows; null for none
    record SubscribeUser(@Nullable Map<UUID, @Nullable Long> sinceVersions) implements ClientMessage {

        Map<UUID, Long> versions() {
            var versions = new HashMap<UUID, Long>();
            if (sinceVersions != null) {
                sinceVersions.forEach((jobId, version) -> {
                    if (version != null) {
                        versions.put(jobId, version);
                    }
                });
            }
            return versions;
        }
    }

    record UnsubscribeUser() implements ClientMessage {}

    record RenewToken(String token) implements ClientMessage {
        public RenewToken {
            Objects.requireNonNull(token, "token");
        }

        /// A token is in no log.
        @Override
        public String toString() {
            return "RenewToken[]";
        }
    }
}
