package dev.tributary.testbed.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// How a provider puts questions and answers on the wire.
sealed interface Protocol permits OpenAiProtocol, AnthropicProtocol, OllamaProtocol {

    /// @throws IllegalArgumentException when the request is none; the message says why
    Prompt read(JsonObject request);

    JsonObject answer(Prompt prompt, Completion completion);

    JsonObject error(int status, String message);

    String requestIdHeader();

    /// Tokens of instructions from which on they are kept without being asked to; above any for none.
    long cachesFrom();

    static JsonArray messages(JsonObject request) {
        if (request.getValue("messages") instanceof JsonArray messages && !messages.isEmpty()) {
            return messages;
        }
        throw new IllegalArgumentException("The body must be a JSON object with messages.");
    }

    /// The text of a message, or of all its parts.
    static String text(Object message) {
        if (!(message instanceof JsonObject object)) {
            return "";
        }
        return content(object.getValue("content"));
    }

    static String content(Object content) {
        if (content instanceof JsonArray parts) {
            var text = new StringBuilder();
            parts.stream()
                    .filter(JsonObject.class::isInstance)
                    .forEach(part -> text.append(((JsonObject) part).getString("text", "")));
            return text.toString();
        }
        return String.valueOf(content);
    }

    /// The values the first property named `category` may have, however deep in a JSON schema.
    static List<String> categories(Object schema) {
        var found = new ArrayList<String>();
        if (schema instanceof JsonObject object) {
            if (object.getValue("category") instanceof JsonObject category
                    && category.getValue("enum") instanceof JsonArray values) {
                values.forEach(value -> found.add(String.valueOf(value)));
                return found;
            }
            object.forEach(entry -> {
                if (found.isEmpty()) {
                    found.addAll(categories(entry.getValue()));
                }
            });
        } else if (schema instanceof JsonArray list) {
            list.forEach(entry -> {
                if (found.isEmpty()) {
                    found.addAll(categories(entry));
                }
            });
        }
        return found;
    }

    static long number(Object value, long otherwise) {
        return value instanceof Number number ? number.longValue() : otherwise;
    }
}
