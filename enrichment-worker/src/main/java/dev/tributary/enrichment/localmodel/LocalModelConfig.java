package dev.tributary.enrichment.localmodel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tributary.local-model")
public interface LocalModelConfig {

    /// Confidence from which the local model's opinion is an answer; below it a language model is asked, if there is
    /// one.
    @WithDefault("0.50")
    double trusted();

    /// Similarity below which not even a guess is made, unless a word of the name is known.
    @WithDefault("0.30")
    double floor();

    /// Threads that embed. They compute and nothing else, so more than the cores would only wait for each other.
    @WithDefault("2")
    int threads();

    /// Merchants whose opinion is kept at hand.
    @WithDefault("20000")
    int remembered();
}
