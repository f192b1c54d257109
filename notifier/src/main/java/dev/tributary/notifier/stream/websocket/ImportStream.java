package dev.tributary.notifier.stream.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import dev.tributary.notifier.stream.Outgoing;
import dev.tributary.notifier.stream.Refusal;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.quarkus.websockets.next.WebSocketSecurity;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// `/ws/imports`, as `/asyncapi.yaml` describes it. Quarkus closes a connection whose token has expired, and takes a
/// new token only from the person who opened it.
@WebSocket(path = "/ws/imports")
@Authenticated
class ImportStream {

    private static final Logger LOG = Logger.getLogger(ImportStream.class);

    /// Seconds since 1970, put there by Quarkus.
    private static final String EXPIRY = "quarkus.identity.expire-time";

    private final Sockets sockets;
    private final SecurityIdentity identity;
    private final WebSocketSecurity security;
    private final ObjectMapper json;
    private final StreamConfig config;

    ImportStream(
            Sockets sockets,
            SecurityIdentity identity,
            WebSocketSecurity security,
            ObjectMapper json,
            StreamConfig config) {
        this.sockets = sockets;
        this.identity = identity;
        this.security = security;
        this.json = json;
        this.config = config;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        sockets.open(connection, userId(), expiry(identity));
    }

    @OnTextMessage
    @NonBlocking
    void message(WebSocketConnection connection, String message) {
        sockets.find(connection).ifPresent(socket -> {
            socket.heard();
            if (message.length() > config.longestMessage()) {
                socket.close(Closing.MESSAGE_TOO_LONG);
            } else {
                handle(message, socket);
            }
        });
    }

    @OnPongMessage
    @NonBlocking
    void pong(WebSocketConnection connection, Buffer answer) {
        sockets.find(connection).ifPresent(Socket::heard);
    }

    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        sockets.close(connection, userId());
    }

    private void handle(String message, Socket socket) {
        var feed = socket.feed();
        try {
            switch (json.readValue(message, ClientMessage.class)) {
                case ClientMessage.Subscribe(var jobId, var since) -> feed.subscribe(jobId, since, System.nanoTime());
                case ClientMessage.Unsubscribe(var jobId) -> feed.unsubscribe(jobId);
                case ClientMessage.SubscribeUser subscription -> feed.subscribeUser(subscription.versions());
                case ClientMessage.UnsubscribeUser() -> feed.unsubscribeUser();
                case ClientMessage.RenewToken(var token) -> renew(token, socket);
                case null -> feed.refuse(Refusal.MALFORMED_MESSAGE);
            }
        } catch (InvalidTypeIdException unknown) {
            feed.refuse(Refusal.UNKNOWN_TYPE);
        } catch (JsonProcessingException malformed) {
            feed.refuse(Refusal.MALFORMED_MESSAGE);
        }
    }

    private void renew(String token, Socket socket) {
        security.updateSecurityIdentity(token).whenComplete((renewed, failure) -> {
            if (failure == null) {
                var expiresAt = expiry(renewed);
                sockets.tokenLasts(socket, expiresAt);
                socket.feed().tell(new Outgoing.TokenRenewed(expiresAt));
            } else {
                // Never the exception's message: it may quote the token.
                LOG.infof("token refused: cause=%s", failure.getClass().getSimpleName());
                socket.feed().refuse(Refusal.INVALID_TOKEN);
            }
        });
    }

    private static @Nullable Instant expiry(SecurityIdentity identity) {
        return identity.getAttribute(EXPIRY) instanceof Long seconds ? Instant.ofEpochSecond(seconds) : null;
    }

    private String userId() {
        return identity.getPrincipal().getName();
    }
}
