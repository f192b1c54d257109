package dev.tributary.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Reads every [DatabaseGauge] there is, one after the other, on a thread of its own. A figure that cannot be read is
/// not told: an old one would look like the present.
@ApplicationScoped
public class DatabaseGauges {

    private static final Logger LOG = Logger.getLogger(DatabaseGauges.class);

    private final Pool pool;
    private final Settings settings;
    private final Map<DatabaseGauge, MultiGauge> gauges = new LinkedHashMap<>();
    private final BackgroundLoop loop = new BackgroundLoop("database-gauges");

    DatabaseGauges(@All List<DatabaseGauge> declared, Pool pool, Settings settings, MeterRegistry meters) {
        this.pool = pool;
        this.settings = settings;
        for (var gauge : declared) {
            gauges.put(
                    gauge,
                    MultiGauge.builder(gauge.name())
                            .description(gauge.description())
                            .register(meters));
        }
    }

    @ConfigMapping(prefix = "tributary.gauges")
    interface Settings {

        /// Between two looks at the database.
        @WithDefault("15s")
        Duration every();
    }

    void start(@Observes StartupEvent started) {
        loop.start(settings.every(), () -> gauges.forEach(this::read));
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    private void read(DatabaseGauge gauge, MultiGauge target) {
        try {
            var rows = pool.query(gauge.sql()).execute().await().indefinitely();
            target.register(
                    rows.stream()
                            .map(row -> MultiGauge.Row.of(
                                    tags(gauge, row), row.getNumeric("value").doubleValue()))
                            .collect(Collectors.toList()),
                    true);
        } catch (RuntimeException failure) {
            target.register(List.of(), true);
            LOG.warnf("figure cannot be read: name=%s cause=%s", gauge.name(), PassingFailure.nameOf(failure));
        }
    }

    private static Tags tags(DatabaseGauge gauge, Row row) {
        return Tags.of(gauge.tags().stream()
                .map(tag -> Tag.of(tag, row.getString(tag)))
                .toList());
    }
}
