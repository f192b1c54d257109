package dev.tributary.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "tributary.outbox")
interface OutboxConfig {

    /// Off where a test wants to look at the rows before they leave.
    @WithDefault("true")
    boolean relay();

    /// Rows published and deleted in one go.
    @WithDefault("500")
    int batch();

    /// How long the relay sleeps when nothing wakes it: a lost notification costs this much.
    @WithDefault("500ms")
    Duration idle();
}
