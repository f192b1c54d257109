package dev.tributary.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "tributary.inbox")
interface InboxConfig {

    /// How long an event is remembered: far longer than any topic keeps it, or an operator leaves a dead letter.
    @WithDefault("90D")
    Duration keep();

    @WithDefault("1h")
    Duration pruneEvery();
}
