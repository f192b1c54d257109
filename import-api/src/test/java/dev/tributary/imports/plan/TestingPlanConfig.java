package dev.tributary.imports.plan;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/// The configuration as it is when nobody configures anything.
final class TestingPlanConfig {

    static final PlanConfig USUAL = with(Map.of());

    private TestingPlanConfig() {}

    static PlanConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(PlanConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(PlanConfig.class);
    }
}
