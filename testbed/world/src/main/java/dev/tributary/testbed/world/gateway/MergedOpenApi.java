package dev.tributary.testbed.world.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The services' OpenAPI documents as one.
///
/// Two services may give one name to different things: such a component gets its service's name in front.
final class MergedOpenApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REFERENCE = "#/components/";

    private MergedOpenApi() {}

    /// @param documents by the name of the service
    static ObjectNode merge(String serverUrl, Map<String, JsonNode> documents) {
        ObjectNode merged = JSON.objectNode();
        merged.put("openapi", newestVersion(documents));
        merged.set("info", info());
        merged.set("servers", JSON.arrayNode().add(JSON.objectNode().put("url", serverUrl)));
        ArrayNode tags = merged.putArray("tags");
        ObjectNode paths = merged.putObject("paths");
        ObjectNode components = merged.putObject("components");
        Set<String> clashing = clashing(documents);
        documents.forEach((service, document) -> {
            JsonNode own = renamed(service, document, clashing);
            own.path("tags").forEach(tag -> addOnce(tags, tag));
            own.path("paths").properties().forEach(path -> mergePath(paths, path.getKey(), path.getValue()));
            own.path("components")
                    .properties()
                    .forEach(section ->
                            components.withObjectProperty(section.getKey()).setAll((ObjectNode) section.getValue()));
        });
        return merged;
    }

    private static String newestVersion(Map<String, JsonNode> documents) {
        return documents.values().stream()
                .map(document -> document.path("openapi").asText())
                .max(String::compareTo)
                .orElse("3.1.0");
    }

    private static ObjectNode info() {
        return JSON.objectNode()
                .put("title", "Tributary")
                .put("version", "1")
                .put("description", "Everything the gateway serves, gathered from the services behind it.");
    }

    /// Names of components that differ between services, as `section/name`.
    private static Set<String> clashing(Map<String, JsonNode> documents) {
        Map<String, JsonNode> seen = new LinkedHashMap<>();
        Set<String> clashing = new TreeSet<>();
        for (JsonNode document : documents.values()) {
            document.path("components")
                    .properties()
                    .forEach(section -> section.getValue().properties().forEach(component -> {
                        String name = section.getKey() + "/" + component.getKey();
                        JsonNode other = seen.putIfAbsent(name, component.getValue());
                        if (other != null && !other.equals(component.getValue())) {
                            clashing.add(name);
                        }
                    }));
        }
        return clashing;
    }

    private static JsonNode renamed(String service, JsonNode document, Set<String> clashing) {
        if (!(document instanceof ObjectNode object)) {
            return JSON.objectNode();
        }
        ObjectNode copy = object.deepCopy();
        for (String name : clashing) {
            String section = name.substring(0, name.indexOf('/'));
            String component = name.substring(name.indexOf('/') + 1);
            if (copy.path("components").path(section) instanceof ObjectNode components && components.has(component)) {
                components.set(prefix(service) + component, components.remove(component));
            }
        }
        return redirect(copy, service, clashing);
    }

    private static JsonNode redirect(JsonNode node, String service, Set<String> clashing) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties()
                        .forEach(field -> field.setValue(
                                field.getKey().equals("$ref")
                                        ? JSON.textNode(target(field.getValue().asText(), service, clashing))
                                        : redirect(field.getValue(), service, clashing)));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, redirect(array.get(i), service, clashing));
                }
                yield array;
            }
            default -> node;
        };
    }

    private static String target(String reference, String service, Set<String> clashing) {
        String name = reference.startsWith(REFERENCE) ? reference.substring(REFERENCE.length()) : "";
        return clashing.contains(name) ? REFERENCE + name.replaceFirst("/", "/" + prefix(service)) : reference;
    }

    /// `sync-worker` becomes `SyncWorker`.
    private static String prefix(String service) {
        return Arrays.stream(service.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static void mergePath(ObjectNode paths, String path, JsonNode operations) {
        if (paths.path(path) instanceof ObjectNode existing) {
            existing.setAll((ObjectNode) operations);
        } else {
            paths.set(path, operations);
        }
    }

    private static void addOnce(ArrayNode tags, JsonNode tag) {
        boolean isKnown =
                tags.valueStream().anyMatch(known -> known.path("name").equals(tag.path("name")));
        if (!isKnown) {
            tags.add(tag);
        }
    }

    static JsonNode parse(byte[] document) throws IOException {
        return new ObjectMapper().readTree(document);
    }
}
