package dev.tributary.bank.coverage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tributary.coverage")
public interface CoverageConfig {

    /// Days after which no bank is expected to post a row with that date any more.
    @WithDefault("10")
    int lookBackDays();
}
