package dev.tributary.notifier.job.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "tributary.job-topic")
interface JobTopicConfig {

    /// How often the broker is asked how far the topic goes: tells of new partitions and of a broker that is away.
    @WithDefault("5s")
    Duration lookAround();

    /// Without an answer for so long a replica no longer calls itself ready.
    @WithDefault("30s")
    Duration outOfTouchAfter();
}
