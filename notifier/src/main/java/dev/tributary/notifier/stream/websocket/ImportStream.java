package dev.tributary.notifier.stream.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import dev.tributary.notifier.stream.Feed;
import dev.tributary.notifier.stream.Refusal;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;

/// `/ws/imports`, as `/asyncapi.yaml` describes it. Quarkus closes a connection whose token has expired.
@WebSocket(path = "/ws/imports")
@Authenticated
class ImportStream {

    private final Sockets sockets;
    private final SecurityIdentity identity;
    private final ObjectMapper json;
    private final StreamConfig config;

    ImportStream(Sockets sockets, SecurityIdentity identity, ObjectMapper json, StreamConfig config) {
        this.sockets = sockets;
        this.config = config;
        this.identity = identity;
        this.json = json;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        sockets.open(connection, userId());
    }

    @OnTextMessage
    @NonBlocking
    void message(WebSocketConnection connection, String message) {
        sockets.find(connection).ifPresent(socket -> {
            socket.heard();
            if (message.length() > config.longestMessage()) {
                socket.close(Closing.MESSAGE_TOO_LONG);
            } else {
                handle(message, socket.feed());
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

    private void handle(String message, Feed feed) {
        try {
            switch (json.readValue(message, ClientMessage.class)) {
                case ClientMessage.Subscribe(var jobId, var since) ->
                    feed.subscribe(jobId, since == null ? -1 : since, System.nanoTime());
                case ClientMessage.Unsubscribe(var jobId) -> feed.unsubscribe(jobId);
                case null -> feed.refuse(Refusal.MALFORMED_MESSAGE);
            }
        } catch (InvalidTypeIdException unknown) {
            feed.refuse(Refusal.UNKNOWN_TYPE);
        } catch (JsonProcessingException malformed) {
            feed.refuse(Refusal.MALFORMED_MESSAGE);
        }
    }

    private String userId() {
        return identity.getPrincipal().getName();
    }
}
