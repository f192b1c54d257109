package dev.tributary.imports.person;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// How a person's data is gathered and erased.
@ConfigMapping(prefix = "tributary.person")
public interface PersonConfig {

    /// Where the other contexts are asked for their part of an export.
    Map<String, URI> contexts();

    /// How long after the last context has erased all of them look once more. Longer than anything that was under way
    /// takes: a call to a bank or to a model, a replica that has yet to learn of the erasure.
    @WithDefault("90s")
    Duration grace();
}
