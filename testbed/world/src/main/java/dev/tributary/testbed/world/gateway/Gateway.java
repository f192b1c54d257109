package dev.tributary.testbed.world.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The one address of the product on this machine, as an API gateway is in a cluster.
public final class Gateway implements AutoCloseable {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final String READY = "/q/health/ready";

    private final Settings settings;
    private final Vertx vertx;
    private final HttpClient client;
    private final SinglePageApp app;
    private final Edge edge;
    private final List<Replicas> services;
    private final Map<String, ServiceProxy> proxies;

    /// @param issuerUrl where the web app gets its tokens
    /// @param webApp the folder of the built web app
    /// @param services several of one name are replicas of one service
    /// @param allowedOrigins other origins whose pages may ask
    public record Settings(
            int port, String issuerUrl, Path webApp, List<Upstream> services, Set<String> allowedOrigins) {

        public Settings(int port, String issuerUrl, Path webApp, List<Upstream> services) {
            this(port, issuerUrl, webApp, services, Set.of());
        }

        String publicUrl() {
            return "http://localhost:" + port;
        }
    }

    private Gateway(Settings settings) {
        this.settings = settings;
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(4));
        this.client =
                vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) ANSWER_TIMEOUT.toMillis()));
        this.app = new SinglePageApp(settings.webApp());
        this.edge = new Edge(settings.allowedOrigins(), URI.create(settings.issuerUrl()));
        this.services = settings.services().stream()
                .collect(Collectors.groupingBy(Upstream::name, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Replicas::new)
                .toList();
        this.proxies = services.stream()
                .collect(Collectors.toMap(Replicas::service, replicas -> new ServiceProxy(vertx, replicas)));
    }

    /// Starts it and returns when it listens.
    public static Gateway start(Settings settings) {
        Gateway gateway = new Gateway(settings);
        gateway.vertx.setPeriodic(BETWEEN_LOOKS.toMillis(), _ -> gateway.lookAfterReplicas());
        try {
            await(gateway.vertx
                    .createHttpServer(new HttpServerOptions().setPort(settings.port()))
                    .requestHandler(gateway::handle)
                    .listen());
            return gateway;
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private void handle(HttpServerRequest request) {
        if (edge.answers(request)) {
            return;
        }
        String path = request.path() == null ? "/" : request.path();
        Optional<ServiceProxy> service = Routes.serviceFor(path).map(proxies::get);
        if (service.isPresent()) {
            service.get().handle(request);
            return;
        }
        switch (path) {
            case "/config.json" -> json(request.response(), 200, config().toBuffer());
            case "/openapi.json" -> openApi(request.response());
            case "/health" -> health(request.response());
            default -> {
                if (path.startsWith("/api/") || path.startsWith("/ws/")) {
                    Problem.unknownPath(path).send(request.response());
                } else {
                    app.handle(request);
                }
            }
        }
    }

    /// A replica that hangs still accepts connections: only an answer tells that it is well.
    private void lookAfterReplicas() {
        services.stream()
                .filter(Replicas::areSeveral)
                .forEach(replicas -> replicas.all()
                        .forEach(replica -> get(replica, READY, BETWEEN_LOOKS)
                                .onSuccess(_ -> replicas.answered(replica))
                                .onFailure(_ -> replicas.failed(replica))));
    }

    private JsonObject config() {
        return new JsonObject()
                .put("issuer_url", settings.issuerUrl())
                .put("client_id", "tributary-web")
                .put("audience", "tributary");
    }

    /// What does not answer is left out, and named.
    private void openApi(HttpServerResponse response) {
        askAll(
                upstream ->
                        get(upstream, "/q/openapi?format=json", ANSWER_TIMEOUT).map(Gateway::parse),
                answers -> {
                    Map<String, JsonNode> documents = new LinkedHashMap<>();
                    answers.forEach((service, document) -> document.ifPresent(found -> documents.put(service, found)));
                    response.putHeader("X-Services-Missing", missing(answers));
                    json(
                            response,
                            200,
                            Buffer.buffer(MergedOpenApi.merge(settings.publicUrl(), documents)
                                    .toString()));
                });
    }

    private void health(HttpServerResponse response) {
        askAll(upstream -> get(upstream, READY, ANSWER_TIMEOUT), answers -> {
            JsonArray services = new JsonArray();
            answers.forEach((service, answer) -> services.add(
                    new JsonObject().put("name", service).put("status", answer.isPresent() ? "up" : "down")));
            boolean isWhole = answers.values().stream().allMatch(Optional::isPresent);
            json(
                    response,
                    isWhole ? 200 : 503,
                    new JsonObject()
                            .put("status", isWhole ? "up" : "degraded")
                            .put("services", services)
                            .toBuffer());
        });
    }

    /// Asks all services at once. A service none of whose replicas answers is an empty answer.
    private <T> void askAll(Function<Upstream, Future<T>> question, Consumer<Map<String, Optional<T>>> whenAll) {
        Map<String, Future<Optional<T>>> asked = new LinkedHashMap<>();
        services.forEach(replicas -> asked.put(
                replicas.service(),
                firstAnswer(replicas.inTurn(), question).map(Optional::of).otherwise(Optional.empty())));
        Future.join(List.copyOf(asked.values())).onComplete(all -> {
            Map<String, Optional<T>> answers = new LinkedHashMap<>();
            asked.forEach((service, answer) -> answers.put(service, answer.result()));
            whenAll.accept(answers);
        });
    }

    private static <T> Future<T> firstAnswer(List<Upstream> inTurn, Function<Upstream, Future<T>> question) {
        Future<T> first = question.apply(inTurn.getFirst());
        List<Upstream> others = inTurn.subList(1, inTurn.size());
        return others.isEmpty() ? first : first.recover(_ -> firstAnswer(others, question));
    }

    private Future<Buffer> get(Upstream upstream, String path, Duration patience) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(upstream.url(path).toString())
                .setConnectTimeout(patience.toMillis())
                .setTimeout(patience.toMillis());
        return client.request(request)
                .compose(HttpClientRequest::send)
                .compose(response -> response.statusCode() == 200
                        ? response.body()
                        : Future.failedFuture("status " + response.statusCode()));
    }

    private static JsonNode parse(Buffer document) {
        try {
            return MergedOpenApi.parse(document.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> String missing(Map<String, Optional<T>> answers) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(","));
    }

    private static void json(HttpServerResponse response, int status, Buffer body) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
