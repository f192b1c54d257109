package dev.tributary.enrichment.languagemodel;

import java.time.Duration;

/// How many requests and tokens a minute the provider takes from all replicas together.
public interface ModelLimits {

    /// Takes its share, or says how long to wait before asking again; zero means it was taken.
    Duration take(String model, long tokens);

    /// The provider wants nothing for so long.
    void pause(String model, Duration howLong);
}
