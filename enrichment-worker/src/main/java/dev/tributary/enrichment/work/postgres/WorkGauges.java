package dev.tributary.enrichment.work.postgres;

import dev.tributary.messaging.DatabaseGauge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// Rows that have no category yet.
final class WorkGauges {

    /// Rows that wait for a language model.
    static final String WAITING = "tributary.enrichment.waiting";

    /// Seconds the oldest of them has waited.
    static final String WAITING_AGE = "tributary.enrichment.waiting.age.seconds";

    /// Rows that wait for more than time, by `reason`.
    static final String PARKED = "tributary.enrichment.parked";

    private WorkGauges() {}

    @Produces
    @Singleton
    static DatabaseGauge waiting() {
        return DatabaseGauge.of(
                WAITING,
                "Rows that wait for a language model, up to 100,000",
                "SELECT count(*) AS value FROM (SELECT FROM enrichment_items WHERE state = 'waiting' LIMIT 100000) waiting");
    }

    @Produces
    @Singleton
    static DatabaseGauge waitingAge() {
        return DatabaseGauge.of(WAITING_AGE, "Seconds the oldest of 100,000 waiting rows has waited", """
                SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0) AS value
                FROM (SELECT created_at FROM enrichment_items WHERE state = 'waiting' LIMIT 100000) waiting
                """);
    }

    @Produces
    @Singleton
    static DatabaseGauge parked() {
        return new DatabaseGauge(PARKED, "Rows that wait for more than time", List.of("reason"), """
                SELECT coalesce(reason, 'none') AS reason, count(*) AS value
                FROM (SELECT reason FROM enrichment_items WHERE state = 'parked' LIMIT 100000) parked GROUP BY 1
                """);
    }
}
