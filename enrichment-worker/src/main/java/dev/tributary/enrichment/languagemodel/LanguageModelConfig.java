package dev.tributary.enrichment.languagemodel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

@ConfigMapping(prefix = "tributary.language-model")
public interface LanguageModelConfig {

    enum Provider {
        NONE,
        OPENAI,
        ANTHROPIC,
        OLLAMA
    }

    /// None: the ladder ends at the local model, and nothing leaves the process.
    @WithDefault("none")
    Provider provider();

    /// Of the provider's API, up to and including its version; the provider's own where it is not set.
    Optional<String> baseUrl();

    Optional<String> apiKey();

    @WithDefault("gpt-4o-mini")
    String model();

    /// OpenAI's `flex`, for the prices of work that can wait; unset is the provider's default.
    Optional<String> serviceTier();

    @WithDefault("60s")
    Duration timeout();

    /// What batches start with; answers decide how they go on.
    @WithDefault("25")
    int merchantsPerCall();

    /// Calls at once for one import, in one replica.
    @WithDefault("4")
    int callsAtOnce();

    /// Tries of one question, the first included.
    @WithDefault("4")
    int attempts();

    /// Before the second try; each further wait is twice as long.
    @WithDefault("1s")
    Duration backoff();

    /// The longest a question waits for its provider before its rows are put back.
    @WithDefault("30s")
    Duration patience();

    /// Of all replicas together; unset is no limit of ours.
    OptionalLong requestsPerMinute();

    /// Input and output, of all replicas together; unset is no limit of ours.
    OptionalLong tokensPerMinute();

    /// Where the provider tells what became of a call: our id of the call is appended. Unset where it has no such
    /// place: a call without an answer then stays unsettled, and is shown as that.
    Optional<String> usageUrl();
}
