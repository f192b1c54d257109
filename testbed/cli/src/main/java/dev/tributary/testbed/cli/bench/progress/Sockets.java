package dev.tributary.testbed.cli.bench.progress;

import dev.tributary.testbed.cli.outcome.WorkFailed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Everybody's open connections, the import's number known for each.
final class Sockets implements AutoCloseable {

    /// So that a server is not asked for a thousand handshakes at one moment.
    private static final int AT_ONCE = 50;

    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client = vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxConnections(100_000).setMaxMessageSize(1 << 20));
    private final List<List<WebSocket>> byImport = new ArrayList<>();
    private final LongAdder frames = new LongAdder();

    /// Is told of each frame.
    interface Reader {
        /// @param place of the import
        void read(int place, String frame);
    }

    /// @param subprotocols by the place of an import; null for none
    void open(URI server, Crowd crowd, @Nullable IntFunction<List<String>> subprotocols, Reader reader) {
        var opening = new ArrayList<Future<WebSocket>>();
        for (var place = 0; place < crowd.imports(); place++) {
            // Not a browser: no page is asked whether it may.
            var options = new WebSocketConnectOptions()
                    .setAbsoluteURI(server.toString())
                    .setAllowOriginHeader(false);
            if (subprotocols != null) {
                options.setSubProtocols(subprotocols.apply(place));
            }
            var sockets = new ArrayList<WebSocket>();
            byImport.add(sockets);
            for (var socket = 0; socket < crowd.socketsPerImport(); socket++) {
                opening.add(open(options, place, reader).onSuccess(opened -> {
                    synchronized (sockets) {
                        sockets.add(opened);
                    }
                }));
                if (opening.size() >= AT_ONCE) {
                    await(opening);
                }
            }
        }
        await(opening);
    }

    private Future<WebSocket> open(WebSocketConnectOptions options, int place, Reader reader) {
        var socket = client.webSocket();
        socket.textMessageHandler(frame -> {
            frames.increment();
            reader.read(place, frame);
        });
        return socket.connect(options);
    }

    void say(int place, String frame) {
        byImport.get(place).forEach(socket -> socket.writeTextMessage(frame));
    }

    long framesHeard() {
        return frames.sum();
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static void await(List<Future<WebSocket>> opening) {
        try {
            Future.all(opening)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join();
            opening.clear();
        } catch (CompletionException refused) {
            throw new WorkFailed("A connection could not be opened: " + refused.getMessage(), refused);
        }
    }
}
