package dev.tributary.enrichment.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "tributary.enrichment")
public interface EnrichmentConfig {

    /// Waiting rows taken at a time.
    @WithDefault("500")
    int waitingRows();

    /// How long claimed rows are nobody else's: longer than the slowest model takes for them.
    @WithDefault("10m")
    Duration claim();

    /// How often waiting rows are looked for when nobody says there are any.
    @WithDefault("2s")
    Duration lookEvery();

    /// How long an estimate waits for rows that were never sent here, before it tells what is known without them.
    @WithDefault("3s")
    Duration awaitRows();

    /// How long new rows gather before a language model is asked about them: fuller calls are fewer calls.
    @WithDefault("2s")
    Duration gather();
}
