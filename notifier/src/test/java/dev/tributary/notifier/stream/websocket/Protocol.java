package dev.tributary.notifier.stream.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What `asyncapi.yaml` promises, held against what goes over the wire.
final class Protocol {

    private static final Protocol DOCUMENTED = new Protocol();

    private final JsonNode document;
    private final Map<String, JsonSchema> messages;

    private Protocol() {
        document = read();
        var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        messages = document.at("/components/messages").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> factory.getSchema(schema(entry.getValue()), config)));
    }

    /// @throws AssertionError when the document does not know the frame, or not this form of it
    static void admits(JsonNode frame) {
        var type = frame.path("type").asText();
        var schema = DOCUMENTED.messages.get(type);
        if (schema == null) {
            throw new AssertionError("asyncapi.yaml knows no message " + type);
        }
        var faults = schema.validate(frame);
        if (!faults.isEmpty()) {
            throw new AssertionError(type + " is not as asyncapi.yaml says: " + faults);
        }
    }

    /// The document's own examples, each with the message it is of.
    static List<JsonNode> examples() {
        return DOCUMENTED.document.at("/components/messages").properties().stream()
                .map(entry -> entry.getValue().at("/examples/0/payload"))
                .toList();
    }

    private ObjectNode schema(JsonNode message) {
        var schema = (ObjectNode) message.get("payload").deepCopy();
        schema.set("components", document.get("components"));
        return schema;
    }

    private static JsonNode read() {
        try (var file = Protocol.class.getResourceAsStream("/META-INF/resources/asyncapi.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
