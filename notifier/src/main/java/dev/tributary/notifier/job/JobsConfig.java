package dev.tributary.notifier.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How many imports a replica keeps in mind. What it has dropped is still answered by `GET /import/status/{job_id}`.
@ConfigMapping(prefix = "tributary.jobs")
public interface JobsConfig {

    /// An import that ended longer ago is not kept.
    @WithDefault("12h")
    Duration keepEndedFor();

    /// Status documents kept, in characters. Ended imports go first, then those never started, oldest first.
    @WithDefault("48000000")
    long maxSize();
}
