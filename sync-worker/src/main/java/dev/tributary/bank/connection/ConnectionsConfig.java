package dev.tributary.bank.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "tributary.connections")
public interface ConnectionsConfig {

    /// How often consents that end, withdrawals that failed and erasures that were interrupted are looked for.
    @WithDefault("1m")
    Duration tick();

    /// Exchanges of tokens at once in this process. Each keeps a database connection while TrueLayer answers, so they
    /// must never take them all.
    @WithDefault("4")
    int exchangesAtOnce();

    /// Off where a test wants to tick by hand.
    @WithDefault("true")
    boolean ticker();
}
