package dev.tributary.testbed.world.service;

import dev.tributary.testbed.world.infrastructure.BoundedContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How the services are configured: what they stand on, and who they talk to.
///
/// The bank and the language model are the simulated ones unless this process' own environment names others.
public record ServiceEnvironment(
        String publicUrl,
        String databaseUrl,
        Map<BoundedContext, String> databasePasswords,
        String kafkaBootstrapServers,
        String issuerUrl,
        Bank bank,
        Optional<LanguageModel> languageModel,
        Map<Service, String> addresses) {

    /// TrueLayer, or who plays its part.
    public record Bank(String apiUrl, String authUrl, String clientId, String clientSecret, String tokenKeyset) {}

    /// Anything that speaks OpenAI's protocol.
    public record LanguageModel(String baseUrl, String apiKey, String model) {}

    /// @param own the environment of this process
    public Map<String, String> of(Service service, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PUBLIC_URL", publicUrl);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers);
        environment.put("OIDC_ISSUER_URL", issuerUrl);
        // A benchmark is one person who asks as much as a thousand.
        environment.put("TRIBUTARY_REQUESTS_PER_SECOND", "5000");
        environment.put("TRIBUTARY_REQUESTS_AT_ONCE", "50000");
        service.context().ifPresent(context -> {
            environment.put("DATABASE_URL", databaseUrl);
            environment.put("DATABASE_USER", context.role());
            environment.put("DATABASE_PASSWORD", databasePasswords.getOrDefault(context, ""));
        });
        switch (service) {
            case SYNC_WORKER -> environment.putAll(ofBank(own));
            case ENRICHMENT_WORKER -> {
                environment.putAll(ofLanguageModel(own));
                environment.put("TRIBUTARY_COST_BANK_CALL", pricePerCall(own));
            }
            case IMPORT_API -> {
                environment.put("TRIBUTARY_PLAN_PRICE_PER_CALL", pricePerCall(own));
                environment.putAll(ofOtherContexts());
            }
            case NOTIFIER, SCHEDULER -> {}
        }
        return Map.copyOf(environment);
    }

    /// In pounds. TrueLayer publishes none; a made-up one shows that estimate and ledger agree.
    private static String pricePerCall(Map<String, String> own) {
        return own.getOrDefault("TRUELAYER_PRICE_PER_CALL", "0.0010");
    }

    /// Nothing here takes as long as a bank in the world outside.
    private Map<String, String> ofOtherContexts() {
        return Map.of(
                "TRIBUTARY_PERSON_GRACE", "PT10S",
                "SYNC_WORKER_URL", addresses.getOrDefault(Service.SYNC_WORKER, ""),
                "ENRICHMENT_WORKER_URL", addresses.getOrDefault(Service.ENRICHMENT_WORKER, ""),
                "SCHEDULER_URL", addresses.getOrDefault(Service.SCHEDULER, ""));
    }

    private Map<String, String> ofBank(Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "TRUELAYER_API_URL", bank.apiUrl(),
                "TRUELAYER_AUTH_URL", bank.authUrl(),
                "TRUELAYER_CLIENT_ID", bank.clientId(),
                "TRUELAYER_CLIENT_SECRET", bank.clientSecret(),
                "TOKEN_KEYSET", bank.tokenKeyset()));
        environment.keySet().removeAll(own.keySet());
        return environment;
    }

    private Map<String, String> ofLanguageModel(Map<String, String> own) {
        return own.containsKey("LLM_PROVIDER")
                ? Map.of()
                : languageModel
                        .map(model -> Map.of(
                                "LLM_PROVIDER", "openai",
                                "LLM_BASE_URL", model.baseUrl(),
                                "LLM_API_KEY", model.apiKey(),
                                "LLM_MODEL", model.model()))
                        .orElse(Map.of("LLM_PROVIDER", "none"));
    }
}
