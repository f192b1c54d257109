package dev.tributary.testbed.world.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.testbed.world.part.Ports;
import dev.tributary.testbed.world.part.Processes;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(3);
    private static final String SUBPROTOCOL = "bearer-token-carrier";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path webApp) throws Exception {
        Files.writeString(webApp.resolve("index.html"), "<html>the app</html>");
        Files.createDirectory(webApp.resolve("assets"));
        Files.writeString(webApp.resolve("assets/app-1a2b.js"), "run()");
        Files.writeString(webApp.resolve("assets/app-1a2b.js.gz"), "compressed");
        int echo = startEcho();
        int nobody = Ports.free();
        gateway = Gateway.start(new Gateway.Settings(
                port,
                "http://localhost:1/tributary",
                webApp,
                List.of(
                        new Upstream("import-api", "localhost", echo),
                        new Upstream("notifier", "localhost", echo),
                        new Upstream("sync-worker", "localhost", nobody)),
                Set.of("https://app.example")));
    }

    @AfterAll
    void stop() throws Exception {
        gateway.close();
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void what_a_caller_says_of_its_address_is_not_believed() throws Exception {
        // when
        HttpResponse<String> response = http.send(
                to("/api/truelayer/import/plan")
                        .header("X-Forwarded-For", "6.6.6.6")
                        .header("X-PSU-IP", "6.6.6.6")
                        .header("X-Real-IP", "6.6.6.6")
                        .header("Forwarded", "for=6.6.6.6")
                        .build(),
                BodyHandlers.ofString());

        // then
        assertThat(response.body()).doesNotContain("6.6.6.6");
    }

    @Test
    void every_answer_carries_the_headers_a_browser_goes_by() throws Exception {
        for (String path : List.of("/", "/assets/app-1a2b.js", "/api/truelayer/import/plan", "/api/nothing", "/ws/x")) {
            // when
            HttpResponse<String> response = http.send(to(path).build(), BodyHandlers.ofString());

            // then
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(path))
                    .contains("default-src 'self'", "frame-ancestors 'self'", "connect-src 'self' http://localhost:1;");
            assertThat(response.headers().allValues("X-Content-Type-Options"))
                    .as(path)
                    .containsExactly("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy"))
                    .as(path)
                    .contains("same-origin");
        }
    }

    @Test
    void a_page_of_an_allowed_origin_may_ask_and_no_other() throws Exception {
        // when
        HttpResponse<String> allowed = http.send(preflight("https://app.example"), BodyHandlers.ofString());
        HttpResponse<String> refused = http.send(preflight("https://evil.example"), BodyHandlers.ofString());

        // then
        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://app.example");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private HttpRequest preflight(String origin) {
        return to("/api/truelayer/import/plan")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
    }

    @Test
    void a_request_that_is_too_large_is_refused_before_a_service_sees_it() throws Exception {
        // when
        HttpResponse<String> response = http.send(
                to("/api/truelayer/import/plan")
                        .POST(BodyPublishers.ofString("x".repeat(300 << 10)))
                        .build(),
                BodyHandlers.ofString());

        // then
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("request_too_large");
    }

    @Test
    void a_request_reaches_its_service_whole() throws Exception {
        // when
        HttpResponse<String> response = http.send(
                to("/api/truelayer/import/plan?x=1")
                        .header("Authorization", "Bearer abc")
                        .header("X-Forwarded-For", "6.6.6.6")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        // then
        JsonObject seen = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(seen.getString("uri")).isEqualTo("/api/truelayer/import/plan?x=1");
        assertThat(seen.getString("method")).isEqualTo("POST");
        assertThat(seen.getString("body")).isEqualTo("{}");
        assertThat(seen.getString("authorization")).isEqualTo("Bearer abc");
        assertThat(seen.getString("forwarded_for")).isEqualTo("127.0.0.1");
    }

    @Test
    void a_service_that_is_down_is_a_problem_document_and_no_hang() throws Exception {
        // when
        HttpResponse<String> response = get("/api/truelayer/accounts");

        // then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("service_unavailable");
    }

    @Test
    void a_web_socket_reaches_the_notifier_with_its_subprotocol() throws Exception {
        // given
        CompletableFuture<String> echoed = new CompletableFuture<>();

        // when
        WebSocket socket = http.newWebSocketBuilder()
                .subprotocols(SUBPROTOCOL, "other")
                .buildAsync(URI.create("ws://localhost:%d/ws/imports".formatted(port)), new FirstText(echoed))
                .get(10, TimeUnit.SECONDS);
        socket.sendText("hello", true).get(10, TimeUnit.SECONDS);

        // then
        assertThat(socket.getSubprotocol()).isEqualTo(SUBPROTOCOL);
        assertThat(echoed.get(10, TimeUnit.SECONDS)).isEqualTo("hello");
        socket.abort();
    }

    @Test
    void a_web_socket_nobody_accepts_is_refused_with_503() throws Exception {
        // given
        Gateway.Settings lonely = new Gateway.Settings(
                Ports.free(),
                "http://localhost:1",
                Path.of("nowhere"),
                List.of(new Upstream("notifier", "localhost", Ports.free())));

        // when / then
        try (Gateway _ = Gateway.start(lonely)) {
            assertThatThrownBy(() -> http.newWebSocketBuilder()
                            .buildAsync(
                                    URI.create("ws://localhost:%d/ws/imports".formatted(lonely.port())),
                                    new FirstText(new CompletableFuture<>()))
                            .get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class)
                    .hasStackTraceContaining("503");
        }
    }

    @Test
    void requests_go_to_each_replica_in_turn() throws Exception {
        // given
        Gateway.Settings twice = behind(startNamed("one"), startNamed("two"));

        // when / then
        try (Gateway _ = Gateway.start(twice)) {
            assertThat(List.of(bodyOf(twice), bodyOf(twice), bodyOf(twice), bodyOf(twice)))
                    .containsExactlyInAnyOrder("one", "one", "two", "two");
        }
    }

    @Test
    void nobody_notices_a_replica_that_is_away() throws Exception {
        // given
        Gateway.Settings half = behind(Ports.free(), startNamed("two"), Ports.free());

        // when / then
        try (Gateway _ = Gateway.start(half)) {
            for (int request = 0; request < 6; request++) {
                assertThat(bodyOf(half)).isEqualTo("two");
            }
        }
    }

    @Test
    void a_web_socket_finds_the_replica_that_is_there() throws Exception {
        // given
        Gateway.Settings half = behind(Ports.free(), startEcho());

        // when / then
        try (Gateway _ = Gateway.start(half)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                CompletableFuture<String> echoed = new CompletableFuture<>();
                WebSocket socket = http.newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://localhost:%d/ws/imports".formatted(half.port())),
                                new FirstText(echoed))
                        .get(10, TimeUnit.SECONDS);
                socket.sendText("hello", true).get(10, TimeUnit.SECONDS);
                assertThat(echoed.get(10, TimeUnit.SECONDS)).isEqualTo("hello");
                socket.abort();
            }
        }
    }

    @Test
    void a_replica_that_hangs_is_left_out() throws Exception {
        // given: the system accepts connections for it, nobody answers
        try (ServerSocket hanging = new ServerSocket(0)) {
            Gateway.Settings half = behind(hanging.getLocalPort(), startNamed("two"));

            // when
            try (Gateway _ = Gateway.start(half)) {

                // then
                Processes.await(
                        "it is asked still", () -> answersTwiceInARow(half), () -> true, Duration.ofSeconds(60));
            }
        }
    }

    private boolean answersTwiceInARow(Gateway.Settings settings) {
        try {
            bodyOf(settings, A_MOMENT);
            bodyOf(settings, A_MOMENT);
            return true;
        } catch (IOException asked) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String bodyOf(Gateway.Settings settings) throws IOException, InterruptedException {
        return bodyOf(settings, Duration.ofSeconds(30));
    }

    private String bodyOf(Gateway.Settings settings, Duration patience) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/truelayer/import/queue".formatted(settings.port())))
                .timeout(patience)
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    /// Replicas of two services on the same ports.
    private static Gateway.Settings behind(Integer... replicas) {
        return new Gateway.Settings(
                Ports.free(),
                "http://localhost:1",
                Path.of("nowhere"),
                Stream.of("import-api", "notifier")
                        .flatMap(service ->
                                Arrays.stream(replicas).map(port -> new Upstream(service, "localhost", port)))
                        .toList());
    }

    private int startNamed(String name) throws Exception {
        return listening(vertx.createHttpServer()
                .requestHandler(request -> request.response().end(name)));
    }

    private static int listening(HttpServer server) throws Exception {
        return server.listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    @Test
    void a_page_of_the_app_is_the_app_and_is_asked_for_each_time() throws Exception {
        // when
        HttpResponse<String> response = get("/imports/0190-4c");

        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("the app");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void a_file_with_a_hash_in_its_name_is_kept_for_ever() throws Exception {
        // when
        HttpResponse<String> response = get("/assets/app-1a2b.js");

        // then
        assertThat(response.body()).isEqualTo("run()");
        assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
    }

    @Test
    void a_file_is_sent_compressed_to_who_takes_it() throws Exception {
        // when
        HttpResponse<String> response = http.send(
                to("/assets/app-1a2b.js").header("Accept-Encoding", "gzip, br").build(), BodyHandlers.ofString());

        // then
        assertThat(response.body()).isEqualTo("compressed");
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(response.headers().allValues("Vary")).contains("accept-encoding");
    }

    @Test
    void nothing_outside_the_app_and_no_missing_script_is_served() throws Exception {
        // when / then
        assertThat(get("/assets/gone-9z.js").statusCode()).isEqualTo(404);
        assertThat(get("/..%2f..%2fetc/passwd").body()).doesNotContain("root:");
        assertThat(new JsonObject(get("/api/unknown").body()).getString("code")).isEqualTo("unknown_path");
    }

    @Test
    void the_app_learns_where_its_tokens_come_from() throws Exception {
        // when
        JsonObject config = new JsonObject(get("/config.json").body());

        // then
        assertThat(config)
                .isEqualTo(new JsonObject()
                        .put("issuer_url", "http://localhost:1/tributary")
                        .put("client_id", "tributary-web")
                        .put("audience", "tributary"));
    }

    @Test
    void health_names_who_is_down() throws Exception {
        // when
        HttpResponse<String> response = get("/health");

        // then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(response.body()).getJsonArray("services").encode())
                .contains("{\"name\":\"import-api\",\"status\":\"up\"}")
                .contains("{\"name\":\"sync-worker\",\"status\":\"down\"}");
    }

    @Test
    void the_merged_openapi_has_what_answers_and_names_what_does_not() throws Exception {
        // when
        HttpResponse<String> response = get("/openapi.json");

        // then
        assertThat(new JsonObject(response.body()).getJsonObject("paths").fieldNames())
                .containsExactly("/echo");
        assertThat(response.headers().firstValue("X-Services-Missing")).contains("sync-worker");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(to(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .timeout(Duration.ofSeconds(10));
    }

    private int startEcho() throws Exception {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol(SUBPROTOCOL))
                .webSocketHandler(GatewayTest::echo)
                .requestHandler(GatewayTest::answer);
        return listening(server);
    }

    private static void echo(ServerWebSocket socket) {
        socket.textMessageHandler(socket::writeTextMessage);
    }

    private static void answer(HttpServerRequest request) {
        if (request.path().equals("/q/openapi")) {
            request.response().end("{\"openapi\":\"3.1.0\",\"paths\":{\"/echo\":{}}}");
            return;
        }
        request.body()
                .onSuccess(body -> request.response()
                        .setStatusCode(request.path().startsWith("/q/") ? 200 : 201)
                        .end(new JsonObject()
                                .put("uri", request.uri())
                                .put("method", request.method().name())
                                .put("body", body.toString())
                                .put("authorization", request.getHeader("Authorization"))
                                .put("forwarded_for", request.getHeader("X-Forwarded-For"))
                                .toBuffer()));
    }

    private record FirstText(CompletableFuture<String> text) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.complete(data.toString());
            return CompletableFuture.completedStage(null);
        }
    }
}
