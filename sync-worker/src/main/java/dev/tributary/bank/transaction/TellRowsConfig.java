package dev.tributary.bank.transaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "tributary.untold-rows")
public interface TellRowsConfig {

    /// How long to wait when there was nothing to tell.
    @WithDefault("1s")
    Duration idle();
}
