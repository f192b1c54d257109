package dev.tributary.testbed.world.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedOpenApiTest {

    @Test
    void paths_tags_and_components_of_all_services_are_there() throws IOException {
        // when
        JsonNode merged = merge("""
                {"openapi":"3.1.0","tags":[{"name":"Imports"}],"paths":{"/import":{"get":{}}},
                 "components":{"schemas":{"Plan":{"type":"object"}}}}""", """
                {"openapi":"3.1.0","tags":[{"name":"Imports"},{"name":"Accounts"}],"paths":{"/accounts":{"get":{}}},
                 "components":{"schemas":{"Account":{"type":"object"}},"securitySchemes":{"oidc":{"type":"http"}}}}""");

        // then
        assertThat(merged.path("paths").fieldNames()).toIterable().containsExactly("/import", "/accounts");
        assertThat(merged.path("tags").findValuesAsText("name")).containsExactly("Imports", "Accounts");
        assertThat(merged.at("/components/schemas").fieldNames()).toIterable().containsExactly("Plan", "Account");
        assertThat(merged.at("/components/securitySchemes/oidc/type").textValue())
                .isEqualTo("http");
        assertThat(merged.at("/servers/0/url").textValue()).isEqualTo("http://localhost:8080");
        assertThat(merged.path("openapi").textValue()).isEqualTo("3.1.0");
    }

    @Test
    void what_two_services_call_the_same_keeps_apart() throws IOException {
        // when
        JsonNode merged = merge("""
                {"paths":{"/a":{"get":{"schema":{"$ref":"#/components/schemas/Account"}}}},
                 "components":{"schemas":{"Account":{"type":"string"}}}}""", """
                {"paths":{"/b":{"get":{"schemas":[{"$ref":"#/components/schemas/Account"}]}}},
                 "components":{"schemas":{"Account":{"type":"object"}}}}""");

        // then
        assertThat(merged.at("/components/schemas/ImportApiAccount/type").textValue())
                .isEqualTo("string");
        assertThat(merged.at("/components/schemas/SyncWorkerAccount/type").textValue())
                .isEqualTo("object");
        assertThat(merged.at("/components/schemas/Account").isMissingNode()).isTrue();
        assertThat(merged.at("/paths/~1a/get/schema/$ref").textValue())
                .isEqualTo("#/components/schemas/ImportApiAccount");
        assertThat(merged.at("/paths/~1b/get/schemas/0/$ref").textValue())
                .isEqualTo("#/components/schemas/SyncWorkerAccount");
    }

    @Test
    void what_two_services_agree_on_is_there_once() throws IOException {
        // given
        String document = """
                {"paths":{},"components":{"schemas":{"Money":{"type":"object"}}}}""";

        // when
        JsonNode merged = merge(document, document);

        // then
        assertThat(merged.at("/components/schemas").fieldNames()).toIterable().containsExactly("Money");
    }

    @Test
    void nothing_at_all_is_a_document_too() {
        // when
        JsonNode merged = MergedOpenApi.merge("http://localhost:8080", Map.of());

        // then
        assertThat(merged.path("paths").isEmpty()).isTrue();
        assertThat(merged.path("info").path("title").textValue()).isEqualTo("Tributary");
    }

    private static JsonNode merge(String importApi, String syncWorker) throws IOException {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        documents.put("import-api", MergedOpenApi.parse(importApi.getBytes(UTF_8)));
        documents.put("sync-worker", MergedOpenApi.parse(syncWorker.getBytes(UTF_8)));
        return MergedOpenApi.merge("http://localhost:8080", documents);
    }
}
