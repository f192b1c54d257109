package dev.tributary.bank.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "tributary.providers")
public interface ConductConfig {

    /// Failures in a row, whoever asked, after which a bank is left alone.
    @WithDefault("5")
    int failuresToRest();

    /// How long at first; each time it fails again, twice as long.
    @WithDefault("30s")
    Duration rest();

    @WithDefault("10m")
    Duration longestRest();

    /// How long the one call that tries the bank again may take.
    @WithDefault("90s")
    Duration trial();

    /// How long a bank that was too slow is asked for answers that are fetched later.
    @WithDefault("24h")
    Duration slowMemory();

    default Circuit.Rules rules() {
        return new Circuit.Rules(failuresToRest(), rest(), longestRest(), trial());
    }
}
