package dev.tributary.testbed.llm;

import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;

/// `POST /api/chat`, without streaming.
record OllamaProtocol() implements Protocol {

    @Override
    public Prompt read(JsonObject request) {
        var messages = Protocol.messages(request);
        if (request.getBoolean("stream", true)) {
            throw new IllegalArgumentException("Streaming is not offered.");
        }
        var format = request.getValue("format");
        var system = messages.stream()
                .limit(messages.size() - 1L)
                .map(Protocol::text)
                .collect(Collectors.joining("\n"));
        return new Prompt(
                request.getString("model", "keyword-model"),
                system,
                Protocol.text(messages.getValue(messages.size() - 1)),
                Protocol.categories(format),
                format != null,
                false,
                Protocol.number(
                        request.getJsonObject("options", new JsonObject()).getValue("num_predict"), Long.MAX_VALUE));
    }

    @Override
    public JsonObject answer(Prompt prompt, Completion completion) {
        return new JsonObject()
                .put("model", prompt.model())
                .put("created_at", completion.at().toString())
                .put("message", new JsonObject().put("role", "assistant").put("content", completion.text()))
                .put("done", true)
                .put("done_reason", completion.ending() == Completion.Ending.LENGTH ? "length" : "stop")
                .put("prompt_eval_count", completion.usage().input())
                .put("eval_count", completion.usage().output());
    }

    @Override
    public JsonObject error(int status, String message) {
        return new JsonObject().put("error", message);
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    @Override
    public long cachesFrom() {
        return Long.MAX_VALUE;
    }
}
