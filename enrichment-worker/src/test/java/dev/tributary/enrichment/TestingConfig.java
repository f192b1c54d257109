package dev.tributary.enrichment;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/// A feature's configuration, without an application.
public final class TestingConfig {

    private static final int BEFORE_THE_BUILT_IN_ONES = 200;

    private TestingConfig() {}

    public static <C> C of(Class<C> mapping, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withConverter(Duration.class, BEFORE_THE_BUILT_IN_ONES, new DurationConverter())
                .withDefaultValues(values)
                .build()
                .getConfigMapping(mapping);
    }
}
