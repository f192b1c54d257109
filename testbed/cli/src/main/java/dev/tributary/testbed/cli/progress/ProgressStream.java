package dev.tributary.testbed.cli.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.Json;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One WebSocket to `/ws/imports`, subscribed to one job, the bearer token in the subprotocol as browsers send it.
final class ProgressStream implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    private final WebSocket socket;

    private ProgressStream(WebSocket socket) {
        this.socket = socket;
    }

    /// @param sinceVersion the highest version seen so far; null before the first
    /// @param signals gets every change, and one [Signal.Lost] when the stream ends, in order, from another thread
    /// @throws WorkFailed when the stream cannot be opened
    static ProgressStream open(
            URI gateway, Credentials credentials, UUID jobId, @Nullable Long sinceVersion, Consumer<Signal> signals) {
        var builder = CLIENT.newWebSocketBuilder().connectTimeout(CONNECT);
        credentials
                .bearer()
                .ifPresent(token -> builder.subprotocols(
                        "bearer-token-carrier", "quarkus-http-upgrade#Authorization#Bearer%20" + token));
        try {
            var socket = builder.buildAsync(address(gateway), new Frames(jobId, signals))
                    .join();
            var subscribe = new Subscribe("subscribe_import_job", jobId, sinceVersion);
            socket.sendText(Json.write(subscribe), true).join();
            return new ProgressStream(socket);
        } catch (CompletionException refused) {
            throw new WorkFailed("The progress stream cannot be opened.", refused);
        }
    }

    private static URI address(URI gateway) {
        var scheme = "https".equals(gateway.getScheme()) ? "wss" : "ws";
        return URI.create(scheme + "://" + gateway.getAuthority() + "/ws/imports");
    }

    @Override
    public void close() {
        socket.abort();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Subscribe(
            String type, UUID jobId, @Nullable Long sinceVersion) {}

    private record Frame(
            String type,
            @Nullable ImportStatus job,
            @Nullable String message) {}

    private static final class Frames implements WebSocket.Listener {

        private final UUID jobId;
        private final Consumer<Signal> signals;
        private final StringBuilder text = new StringBuilder();

        Frames(UUID jobId, Consumer<Signal> signals) {
            this.jobId = jobId;
            this.signals = signals;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                var frame = text.toString();
                text.setLength(0);
                take(frame);
            }
            socket.request(1);
            return null;
        }

        private void take(String text) {
            try {
                var frame = Json.read(text, Frame.class, "A frame of the progress stream");
                if (frame.job != null && frame.job.jobId().equals(jobId)) {
                    signals.accept(new Signal.Changed(frame.job));
                } else if (frame.type.equals("error")) {
                    signals.accept(new Signal.Lost(frame.message == null ? "an error" : frame.message));
                }
            } catch (WorkFailed unreadable) {
                signals.accept(new Signal.Lost(String.valueOf(unreadable.getMessage())));
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            signals.accept(new Signal.Lost("closed with " + code));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            signals.accept(new Signal.Lost(error.getClass().getSimpleName()));
        }
    }
}
