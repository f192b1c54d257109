package dev.tributary.imports.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/// A payload with its shape and its ids, without what it says of a person.
final class MaskedPayload {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode MASK = JsonNodeFactory.instance.textNode("***");

    /// What an operator needs to find the case and nobody could be recognised by.
    private static final Set<String> SHOWN =
            Set.of("type", "status", "kind", "sequence", "version", "percent", "unit", "batch_size");

    private MaskedPayload() {}

    /// @return empty when the text is not JSON: nothing of it can be shown safely
    static Optional<JsonNode> of(String text) {
        try {
            var payload = JSON.readTree(text);
            return payload == null || payload.isMissingNode() ? Optional.empty() : Optional.of(masked("", payload));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static JsonNode masked(String name, JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                var masked = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(field -> masked.set(field.getKey(), masked(field.getKey(), field.getValue())));
                yield masked;
            }
            case ArrayNode array -> {
                var masked = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> masked.add(masked(name, item)));
                yield masked;
            }
            case JsonNode leaf -> isShown(name) || leaf.isNull() || leaf.isBoolean() ? leaf : MASK;
        };
    }

    private static boolean isShown(String name) {
        return SHOWN.contains(name) || name.endsWith("_id") || name.endsWith("_ids") || name.endsWith("_at");
    }
}
