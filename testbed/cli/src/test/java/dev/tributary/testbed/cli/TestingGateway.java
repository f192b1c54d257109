package dev.tributary.testbed.cli;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A gateway that answers as it is told: HTTP and WebSocket on one port.
public final class TestingGateway implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Consumer<Exchange>> routes = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile @Nullable Consumer<ServerWebSocket> progress;

    /// One request and the way to answer it.
    public record Exchange(HttpServerRequest request, String body) {

        public void answer(int status, String type, String text) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", type)
                    .end(text);
        }

        public void json(String text) {
            answer(200, "application/json", text);
        }

        public void html(String text) {
            answer(200, "text/html", text);
        }

        public void redirect(URI to) {
            request.response()
                    .setStatusCode(302)
                    .putHeader("Location", to.toString())
                    .end();
        }
    }

    public TestingGateway() {
        var options = new HttpServerOptions().setWebSocketSubProtocols(List.of("bearer-token-carrier"));
        server = vertx.createHttpServer(options)
                .requestHandler(request -> request.body().onSuccess(body -> handle(request, body)))
                .webSocketHandshakeHandler(handshake -> {
                    if (progress == null) {
                        handshake.reject(404);
                    } else {
                        handshake.accept();
                    }
                })
                .webSocketHandler(socket -> {
                    if (progress != null) {
                        progress.accept(socket);
                    }
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.actualPort());
    }

    /// @param route method and path, such as `GET /api/truelayer/accounts`
    public TestingGateway on(String route, Consumer<Exchange> answer) {
        routes.put(route, answer);
        return this;
    }

    /// Opens `/ws/imports` for whoever comes.
    public TestingGateway onProgress(Consumer<ServerWebSocket> socket) {
        progress = socket;
        return this;
    }

    /// What was asked so far, as routes.
    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void handle(HttpServerRequest request, Buffer body) {
        var route = request.method() + " " + request.path();
        asked.add(route);
        var exchange = new Exchange(request, body.toString());
        routes.getOrDefault(route, unknown -> unknown.answer(404, "text/plain", "no route"))
                .accept(exchange);
    }
}
