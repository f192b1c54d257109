package dev.tributary.people.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "tributary.erasure")
interface ErasureConfig {

    /// How often it is looked whether anybody is to be erased. After so long every replica knows of one.
    @WithDefault("1s")
    Duration tick();

    /// Rows that go in one transaction.
    @WithDefault("2000")
    int batch();

    /// For how long late events of somebody erased are recognised: longer than the broker keeps any.
    @WithDefault("30D")
    Duration remembered();
}
