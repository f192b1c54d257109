package dev.tributary.testbed.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `POST /v1/chat/completions`, without streaming.
final class ChatCompletions {
    private static final long CHARACTERS_PER_TOKEN = 4L;

    private final LlmFaults faults;
    private final LlmMeter meter;

    ChatCompletions(LlmFaults faults, LlmMeter meter) {
        this.faults = faults;
        this.meter = meter;
    }

    void answer(RoutingContext http) {
        var fault = faults.next();
        if (fault instanceof LlmFault.Latency latency) {
            http.vertx().setTimer(latency.delay().toMillis(), _ -> complete(http, null));
        } else {
            complete(http, fault);
        }
    }

    private void complete(RoutingContext http, @Nullable LlmFault fault) {
        if (fault instanceof LlmFault.Status(int status)) {
            fail(http, status, "This failure was asked for.");
            return;
        }
        var body = http.body().asString();
        var request = Json.object(body == null ? "" : body).orElse(null);
        if (request == null || !(request.getValue("messages") instanceof JsonArray messages) || messages.isEmpty()) {
            fail(http, 400, "The body must be a JSON object with messages.");
        } else if (request.getBoolean("stream", false)) {
            fail(http, 400, "Streaming is not offered.");
        } else {
            var texts = messages.stream().map(ChatCompletions::text).toList();
            send(http, request, texts, reply(request, texts, fault));
        }
    }

    private static String reply(JsonObject request, List<String> texts, @Nullable LlmFault fault) {
        if (!request.containsKey("response_format")) {
            return "I sort bank rows into categories when asked for JSON.";
        }
        var answers = Categorisation.in(texts.getLast())
                .map(question -> question.answers(fault))
                .orElseGet(JsonArray::new);
        var json = new JsonObject().put("items", answers).encode();
        return fault instanceof LlmFault.InvalidJson ? json.substring(0, json.length() / 2) : json;
    }

    private void send(RoutingContext http, JsonObject request, List<String> texts, String reply) {
        var prompt = texts.stream().mapToLong(ChatCompletions::tokens).sum();
        var completion = tokens(reply);
        meter.addAnswered(prompt, completion);
        http.json(new JsonObject()
                .put("id", "chatcmpl-" + UUID.randomUUID())
                .put("object", "chat.completion")
                .put("created", System.currentTimeMillis() / 1000)
                .put("model", request.getString("model", "keyword-model"))
                .put(
                        "choices",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("index", 0)
                                        .put(
                                                "message",
                                                new JsonObject()
                                                        .put("role", "assistant")
                                                        .put("content", reply))
                                        .put("finish_reason", "stop")))
                .put(
                        "usage",
                        new JsonObject()
                                .put("prompt_tokens", prompt)
                                .put("completion_tokens", completion)
                                .put("total_tokens", prompt + completion)));
    }

    private void fail(RoutingContext http, int status, String message) {
        meter.addFailed();
        http.response().setStatusCode(status);
        http.json(new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("message", message)
                                .put("type", status == 429 ? "rate_limit_error" : "invalid_request_error")
                                .put("code", String.valueOf(status))));
    }

    /// The text of a message: a string, or the text parts of a list.
    private static String text(Object message) {
        if (!(message instanceof JsonObject object)) {
            return "";
        }
        if (object.getValue("content") instanceof JsonArray parts) {
            var text = new StringBuilder();
            parts.stream()
                    .filter(JsonObject.class::isInstance)
                    .forEach(part -> text.append(((JsonObject) part).getString("text", "")));
            return text.toString();
        }
        return String.valueOf(object.getValue("content"));
    }

    private static long tokens(String text) {
        return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }
}
