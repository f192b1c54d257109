package dev.tributary.notifier.stream.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
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
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

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

    void says(String message) {
        socket.sendText(message, true).join();
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
            return frame;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
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
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
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
