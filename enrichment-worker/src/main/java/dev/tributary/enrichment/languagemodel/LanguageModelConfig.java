package dev.tributary.enrichment.languagemodel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "tributary.language-model")
public interface LanguageModelConfig {

    enum Provider {
        NONE,
        OPENAI
    }

    /// None: the ladder ends at the local model, and nothing leaves the process.
    @WithDefault("none")
    Provider provider();

    /// Of the provider's API, up to and including its version.
    @WithDefault("https://api.openai.com/v1")
    String baseUrl();

    Optional<String> apiKey();

    @WithDefault("gpt-4o-mini")
    String model();

    @WithDefault("60s")
    Duration timeout();

    @WithDefault("25")
    int merchantsPerCall();
}
