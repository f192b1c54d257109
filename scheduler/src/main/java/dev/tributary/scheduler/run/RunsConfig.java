package dev.tributary.scheduler.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "tributary.runs")
public interface RunsConfig {

    /// How often to look for schedules that are due, at least: a schedule made meanwhile may be late by so much.
    @WithDefault("500ms")
    Duration tick();

    /// Schedules fired in one transaction.
    @WithDefault("500")
    int batch();

    /// A run that is later than this was missed.
    @WithDefault("5m")
    Duration patience();

    /// A run of which no import was heard for so long has failed. It is put right should one still come.
    @WithDefault("30m")
    Duration unheardAfter();

    /// A schedule whose runs have all failed for so long is switched off.
    @WithDefault("7d")
    Duration switchOffAfter();

    /// How long a client may take to repeat a request under its key.
    @WithDefault("7d")
    Duration keepKeys();

    /// How long the history of a schedule reaches back.
    @WithDefault("400d")
    Duration keep();
}
