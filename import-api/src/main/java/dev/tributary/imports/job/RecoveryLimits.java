package dev.tributary.imports.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When an import counts as left alone, and what is done then.
@ConfigMapping(prefix = "tributary.recovery")
public interface RecoveryLimits {

    /// How long a worker may be silent about an account before it is sent out again; doubled each time. A worker that
    /// has it goes on, one that was done with it tells its end again: asking costs nothing, waiting does.
    @WithDefault("2m")
    Duration silence();

    /// How often an account is sent out again before it is given up.
    @WithDefault("3")
    int resends();

    /// How long enrichment may be silent before the import ends without the rest.
    @WithDefault("30m")
    Duration enrichmentSilence();
}
