package dev.tributary.enrichment;

import dev.tributary.testbed.llm.LlmPrice;
import dev.tributary.testbed.llm.LlmSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A provider of a language model that keeps its own bill, and a service that is configured with it.
public final class LanguageModelProvider implements QuarkusTestResourceLifecycleManager {

    private static @Nullable LlmSimulator provider;

    public static LlmSimulator provider() {
        if (provider == null) {
            throw new IllegalStateException("the provider is not running");
        }
        return provider;
    }

    @Override
    public Map<String, String> start() {
        var started = LlmSimulator.start(0);
        started.meter()
                .charge(new LlmPrice(
                        "gpt-4o-mini",
                        Instant.EPOCH,
                        0,
                        new BigDecimal("0.15"),
                        new BigDecimal("0.075"),
                        new BigDecimal("0.15"),
                        new BigDecimal("0.60")));
        provider = started;
        return Map.ofEntries(
                Map.entry("LLM_PROVIDER", "openai"),
                Map.entry("LLM_BASE_URL", started.apiUrl()),
                Map.entry("LLM_USAGE_URL", started.lookupUrl()),
                Map.entry("tributary.language-model.timeout", "1s"),
                Map.entry("tributary.language-model.backoff", "50ms"),
                Map.entry("tributary.enrichment.gather", "300ms"),
                Map.entry("tributary.enrichment.await-rows", "200ms"),
                Map.entry("tributary.enrichment.look-every", "200ms"),
                Map.entry("tributary.cost.first-lookup", "2s"),
                Map.entry("tributary.cost.unheard-after", "3s"),
                Map.entry("tributary.cost.prices-refresh", "500ms"),
                Map.entry("tributary.cost.reconcile-every", "200ms"));
    }

    @Override
    public void stop() {
        if (provider != null) {
            provider.close();
            provider = null;
        }
    }
}
