package dev.tributary.bank.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

@ConfigMapping(prefix = "tributary.rates")
public interface RatesConfig {

    /// Calls a minute, all banks and replicas together.
    @WithDefault("12000")
    int clientPerMinute();

    /// Calls a minute to one bank.
    @WithDefault("6000")
    int providerPerMinute();

    /// The same for single banks, by provider id.
    Map<String, Integer> providers();

    /// What a call waits for on its thread; for longer it is parked.
    @WithDefault("2s")
    Duration shortWait();

    default int perMinute(String providerId) {
        return providers().getOrDefault(providerId, providerPerMinute());
    }
}
