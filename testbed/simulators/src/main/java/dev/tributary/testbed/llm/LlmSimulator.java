package dev.tributary.testbed.llm;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;

/// A language model on this machine, in three protocols: OpenAI's and Anthropic's below `/v1`, Ollama's below `/api`.
/// Its bill is at `/_testbed/llm/meter`, what became of one call at `/_testbed/llm/calls/{id}`, by the id the caller
/// gave it in `X-Client-Request-Id`.
/// It answers as [Categorisation] describes.
public final class LlmSimulator implements AutoCloseable {
    private final Vertx vertx;
    private final HttpServer server;
    private final LlmFaults faults = new LlmFaults();
    private final LlmMeter meter = new LlmMeter();
    private final LlmRequests requests = new LlmRequests();

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
        router.post("/v1/chat/completions").handler(chat(new OpenAiProtocol())::answer);
        router.post("/v1/messages").handler(chat(new AnthropicProtocol())::answer);
        router.post("/api/chat").handler(chat(new OllamaProtocol())::answer);
        router.get("/_testbed/llm/calls/:id").handler(this::lookUp);
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

    public LlmRequests requests() {
        return requests;
    }

    /// Where a caller asks what became of a call: the id it gave is appended.
    public String lookupUrl() {
        return baseUrl() + "/_testbed/llm/calls";
    }

    private Chat chat(Protocol protocol) {
        return new Chat(protocol, faults, meter, requests, Clock.systemUTC());
    }

    private void lookUp(RoutingContext http) {
        var found = meter.lookUp(http.pathParam("id"));
        if (found.isPresent()) {
            http.json(found.get());
        } else {
            http.response().setStatusCode(404);
            http.json(new JsonObject().put("error", "unknown_call"));
        }
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
