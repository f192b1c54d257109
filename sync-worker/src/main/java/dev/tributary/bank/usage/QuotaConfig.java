package dev.tributary.bank.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

@ConfigMapping(prefix = "tributary.quota")
public interface QuotaConfig {

    /// Calls in any 24 hours per account, endpoint and consent while the person is away.
    @WithDefault("4")
    int unattendedCalls();

    /// The same for single banks, by provider id.
    Map<String, Integer> providers();

    /// How long an identical request is taken to be answered from TrueLayer's cache. Theirs is an hour; ours ends
    /// sooner, so that a call on its way is still within it.
    @WithDefault("59m")
    Duration cacheLife();
}
