package dev.tributary.testbed.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;

/// `POST /v1/chat/completions`, without streaming.
record OpenAiProtocol() implements Protocol {

    @Override
    public Prompt read(JsonObject request) {
        var messages = Protocol.messages(request);
        if (request.getBoolean("stream", false)) {
            throw new IllegalArgumentException("Streaming is not offered.");
        }
        var system = messages.stream()
                .limit(messages.size() - 1L)
                .map(Protocol::text)
                .collect(Collectors.joining("\n"));
        var format = request.getValue("response_format");
        return new Prompt(
                request.getString("model", "keyword-model"),
                system,
                Protocol.text(messages.getValue(messages.size() - 1)),
                Protocol.categories(format),
                format != null,
                false,
                Protocol.number(
                        request.getValue("max_completion_tokens"),
                        Protocol.number(request.getValue("max_tokens"), Long.MAX_VALUE)));
    }

    @Override
    public JsonObject answer(Prompt prompt, Completion completion) {
        var message = new JsonObject().put("role", "assistant");
        if (completion.ending() == Completion.Ending.REFUSAL) {
            message.putNull("content").put("refusal", completion.text());
        } else {
            message.put("content", completion.text());
        }
        var usage = completion.usage();
        return new JsonObject()
                .put("id", completion.id())
                .put("object", "chat.completion")
                .put("created", completion.at().getEpochSecond())
                .put("model", prompt.model())
                .put(
                        "choices",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("index", 0)
                                        .put("message", message)
                                        .put(
                                                "finish_reason",
                                                completion.ending() == Completion.Ending.LENGTH ? "length" : "stop")))
                .put(
                        "usage",
                        new JsonObject()
                                .put("prompt_tokens", usage.input())
                                .put("completion_tokens", usage.output())
                                .put("total_tokens", usage.input() + usage.output())
                                .put("prompt_tokens_details", new JsonObject().put("cached_tokens", usage.cached())));
    }

    @Override
    public JsonObject error(int status, String message) {
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("message", message)
                                .put("type", status == 429 ? "rate_limit_error" : "invalid_request_error")
                                .put("code", String.valueOf(status)));
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    @Override
    public long cachesFrom() {
        return 1_024;
    }
}
