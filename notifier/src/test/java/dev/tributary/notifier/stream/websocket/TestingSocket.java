package dev.tributary.notifier.stream.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client as a browser is one: the token goes in a subprotocol.
final class TestingSocket implements WebSocket.Listener, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final CompletableFuture<Instant> closedAt = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;
    private volatile boolean reading = true;

    private TestingSocket(URI uri, @Nullable String token, Map<String, String> headers) {
        var builder = HttpClient.newHttpClient().newWebSocketBuilder().connectTimeout(PATIENCE);
        headers.forEach(builder::header);
        if (token != null) {
            builder.subprotocols("bearer-token-carrier", "quarkus-http-upgrade#Authorization#Bearer%20" + token);
        }
        socket = builder.buildAsync(uri, this).join();
    }

    static TestingSocket open(URI uri, @Nullable String token, Map<String, String> headers) {
        return new TestingSocket(uri, token, headers);
    }

    /// @return the status of the answer to a handshake that is refused
    static int refusal(URI uri, @Nullable String token, Map<String, String> headers) {
        try {
            open(uri, token, headers).close();
            return 101;
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw refused;
        }
    }

    void subscribes(UUID jobId) {
        says("{\"type\":\"subscribe_import_job\",\"job_id\":\"%s\"}".formatted(jobId));
    }

    void subscribes(UUID jobId, long sinceVersion) {
        says("{\"type\":\"subscribe_import_job\",\"job_id\":\"%s\",\"since_version\":%d}"
                .formatted(jobId, sinceVersion));
    }

    void subscribesToAll() {
        says("{\"type\":\"subscribe_user\"}");
    }

    /// Asks for all imports until this one is among them: a state takes a moment through the topic.
    void awaitsItsImports(UUID jobId) {
        subscribesToAll();
        hears("subscribed_user");
        while (!hears("import_progress").path("job_id").textValue().equals(jobId.toString())) {
            // another import
        }
    }

    void renews(String token) {
        says("{\"type\":\"renew_token\",\"token\":\"%s\"}".formatted(token));
    }

    void says(String message) {
        socket.sendText(message, true).join();
    }

    void leaves() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    JsonNode hears() {
        try {
            var frame = frames.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no frame came in " + PATIENCE);
            }
            Protocol.admits(frame);
            return frame;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// The next frame that is of this type; what comes before it is passed over.
    JsonNode hears(String type) {
        while (true) {
            var frame = hears();
            if (type.equals(frame.path("type").textValue())) {
                return frame;
            }
        }
    }

    /// What comes stays in the network, and soon on the server.
    void stopsReading() {
        reading = false;
    }

    void readsOn() {
        reading = true;
        socket.request(1);
    }

    Instant closedAt() {
        return closedAt.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    int isClosedWith() {
        return closeCode.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            try {
                frames.add(JSON.readTree(text.toString()));
            } catch (JsonProcessingException malformed) {
                closeCode.completeExceptionally(malformed);
            }
            text.setLength(0);
        }
        if (reading) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closedAt.complete(Instant.now());
        closeCode.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closeCode.completeExceptionally(failure);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
