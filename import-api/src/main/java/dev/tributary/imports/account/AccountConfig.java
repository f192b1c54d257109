package dev.tributary.imports.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "tributary.accounts")
public interface AccountConfig {

    /// How long a plan waits for news of an account it does not know yet.
    @WithDefault("2s")
    Duration patience();
}
