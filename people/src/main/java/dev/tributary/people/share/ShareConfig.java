package dev.tributary.people.share;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much of a replica one person gets. The page and the command line stay far below it.
@ConfigMapping(prefix = "tributary.requests")
interface ShareConfig {

    /// Of one person, by one replica, for as long as they like.
    @WithDefault("200")
    long perSecond();

    /// As many at once, after a rest.
    @WithDefault("2000")
    long atOnce();
}
