package dev.tributary.notifier.stream.websocket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// A connection whose client reads when the test says so.
final class TestingConnection implements WebSocketConnection {

    final List<String> sent = new ArrayList<>();

    @Nullable
    CloseReason closedWith;

    private final Queue<UniEmitter<? super Void>> unread = new ArrayDeque<>();

    /// The client reads one frame.
    void reads() {
        unread.remove().complete(null);
    }

    /// The frame cannot be delivered.
    void breaks() {
        unread.remove().fail(new IllegalStateException("connection reset"));
    }

    int unread() {
        return unread.size();
    }

    @Override
    public Uni<Void> sendText(String message) {
        return Uni.createFrom().emitter(emitter -> {
            sent.add(message);
            unread.add(emitter);
        });
    }

    @Override
    public Uni<Void> close(CloseReason reason) {
        closedWith = reason;
        return Uni.createFrom().voidItem();
    }

    @Override
    public String id() {
        return Integer.toHexString(System.identityHashCode(this));
    }

    @Override
    public boolean isClosed() {
        return closedWith != null;
    }

    @Override
    public @Nullable CloseReason closeReason() {
        return closedWith;
    }

    @Override
    public <M> Uni<Void> sendText(M message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> sendBinary(Buffer message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> sendPing(Buffer data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> sendPong(Buffer data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String endpointId() {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastSender broadcast() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<WebSocketConnection> getOpenConnections() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String pathParam(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSecure() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SSLSession sslSession() {
        throw new UnsupportedOperationException();
    }

    @Override
    public HandshakeRequest handshakeRequest() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String subprotocol() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant creationTime() {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserData userData() {
        throw new UnsupportedOperationException();
    }
}
