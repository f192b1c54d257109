package dev.tributary.testbed.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// `POST /v1/messages`, without streaming: a shape of the answer is the input of a tool.
record AnthropicProtocol() implements Protocol {

    @Override
    public Prompt read(JsonObject request) {
        var messages = Protocol.messages(request);
        if (!(request.getValue("max_tokens") instanceof Number most)) {
            throw new IllegalArgumentException("max_tokens: Field required");
        }
        var system = request.getValue("system");
        var tools = request.getValue("tools");
        return new Prompt(
                request.getString("model", "keyword-model"),
                system == null ? "" : Protocol.content(system),
                Protocol.text(messages.getValue(messages.size() - 1)),
                Protocol.categories(tools),
                tools != null,
                system != null && system.toString().contains("cache_control"),
                most.longValue());
    }

    @Override
    public JsonObject answer(Prompt prompt, Completion completion) {
        var usage = completion.usage();
        return new JsonObject()
                .put("id", completion.id())
                .put("type", "message")
                .put("role", "assistant")
                .put("model", prompt.model())
                .put("content", new JsonArray().add(content(prompt, completion)))
                .put(
                        "stop_reason",
                        switch (completion.ending()) {
                            case STOP -> prompt.shaped() ? "tool_use" : "end_turn";
                            case LENGTH -> "max_tokens";
                            case REFUSAL -> "refusal";
                        })
                .put(
                        "usage",
                        new JsonObject()
                                .put("input_tokens", usage.input() - usage.cached() - usage.written())
                                .put("cache_read_input_tokens", usage.cached())
                                .put("cache_creation_input_tokens", usage.written())
                                .put("output_tokens", usage.output()));
    }

    /// The input of a tool is JSON itself: text that is none can only be told as text.
    private static JsonObject content(Prompt prompt, Completion completion) {
        var input = Json.object(completion.text());
        if (prompt.shaped() && input.isPresent()) {
            return new JsonObject()
                    .put("type", "tool_use")
                    .put("id", "toolu_" + completion.id())
                    .put("name", "categories_of_items")
                    .put("input", input.get());
        }
        return new JsonObject().put("type", "text").put("text", completion.text());
    }

    @Override
    public JsonObject error(int status, String message) {
        var type =
                switch (status) {
                    case 429 -> "rate_limit_error";
                    case 529 -> "overloaded_error";
                    case 413 -> "request_too_large";
                    default -> status < 500 ? "invalid_request_error" : "api_error";
                };
        return new JsonObject()
                .put("type", "error")
                .put("error", new JsonObject().put("type", type).put("message", message));
    }

    @Override
    public String requestIdHeader() {
        return "request-id";
    }

    @Override
    public long cachesFrom() {
        return Long.MAX_VALUE;
    }
}
