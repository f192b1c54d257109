package dev.tributary.bank.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "tributary.connections")
public interface ConnectionsConfig {

    /// How often consents that end, withdrawals that failed and erasures that were interrupted are looked for.
    @WithDefault("1m")
    Duration tick();

    /// Off where a test wants to tick by hand.
    @WithDefault("true")
    boolean ticker();
}
