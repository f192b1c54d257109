package dev.tributary.enrichment.cost.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.enrichment.cost.UsageLookup;
import dev.tributary.enrichment.languagemodel.LanguageModel.Receipt;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// `GET {usage-url}/{call id}` where a provider, or a gateway in front of it, keeps what it billed under the id its
/// caller gave: `{"status":"billed","request_id","at","batched","usage":{"input_tokens","cached_input_tokens",
/// "cache_write_tokens","output_tokens"}}` or `{"status":"not_billed"}`; 404 with `{"error":"unknown_call"}` says
/// that no such call came. Anything else says nothing.
@ApplicationScoped
class HttpUsageLookup implements UsageLookup {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final LanguageModelConfig config;

    HttpUsageLookup(LanguageModelConfig config) {
        this.config = config;
    }

    @Override
    public Found lookUp(UUID callId, String model) {
        if (config.usageUrl().isEmpty()) {
            return new Found.Unknown();
        }
        var request = HttpRequest.newBuilder(URI.create(config.usageUrl().get() + "/" + callId))
                .timeout(PATIENCE);
        config.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> read(JSON.readTree(answer.body()), model);
                case 404 -> unknown(JSON.readTree(answer.body()));
                default -> new Found.Unknown();
            };
        } catch (IOException away) {
            return new Found.Unknown();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Found.Unknown();
        }
    }

    private static Found read(JsonNode answer, String model) {
        return switch (answer.path("status").asText()) {
            case "billed" -> billed(answer, model);
            case "not_billed" -> new Found.NotBilled();
            default -> new Found.Unknown();
        };
    }

    /// Whatever else is missing at an address that is wrong, it does not know of calls.
    private static Found unknown(JsonNode answer) {
        return answer.path("error").asText().equals("unknown_call") ? new Found.NeverHeardOf() : new Found.Unknown();
    }

    private static Found billed(JsonNode answer, String model) {
        var usage = answer.path("usage");
        try {
            return new Found.Billed(new Receipt(
                    answer.path("request_id").asText(),
                    model,
                    new TokenUsage(
                            usage.path("input_tokens").asLong(-1),
                            usage.path("cached_input_tokens").asLong(0),
                            usage.path("cache_write_tokens").asLong(0),
                            usage.path("output_tokens").asLong(-1)),
                    Instant.parse(answer.path("at").asText()),
                    answer.path("batched").asBoolean(false)));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return new Found.Unknown();
        }
    }
}
