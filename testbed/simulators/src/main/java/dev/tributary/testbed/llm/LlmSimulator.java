package dev.tributary.testbed.llm;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/// A language model on this machine: OpenAI's chat protocol below `/v1`, and its bill at `/_testbed/llm/meter`.
/// It answers as [Categorisation] describes.
public final class LlmSimulator implements AutoCloseable {
    private final Vertx vertx;
    private final HttpServer server;
    private final LlmFaults faults = new LlmFaults();
    private final LlmMeter meter = new LlmMeter();

    private LlmSimulator(int port) {
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        var router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false));
        router.post("/v1/chat/completions").handler(new ChatCompletions(faults, meter)::answer);
        router.get("/_testbed/llm/meter").handler(http -> http.json(meter.json()));
        router.delete("/_testbed/llm/meter").handler(http -> {
            meter.reset();
            http.response().setStatusCode(204).end();
        });
        router.put("/_testbed/llm/faults").handler(this::planFaults);
        router.delete("/_testbed/llm/faults").handler(http -> {
            faults.clear();
            http.response().setStatusCode(204).end();
        });
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /// @param port 0 takes a free one
    public static LlmSimulator start(int port) {
        return new LlmSimulator(port);
    }

    public int port() {
        return server.actualPort();
    }

    /// Where everything is, `/_testbed` too.
    public String baseUrl() {
        return "http://localhost:" + port();
    }

    /// What a product configures as the provider's base address.
    public String apiUrl() {
        return baseUrl() + "/v1";
    }

    public LlmFaults faults() {
        return faults;
    }

    public LlmMeter meter() {
        return meter;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void planFaults(RoutingContext http) {
        try {
            var body = http.body().asString();
            faults.plan(body == null ? "" : body);
            http.response().setStatusCode(204).end();
        } catch (IllegalArgumentException e) {
            http.response().setStatusCode(400);
            http.json(new JsonObject().put("error", "invalid_fault").put("error_description", e.getMessage()));
        }
    }
}
