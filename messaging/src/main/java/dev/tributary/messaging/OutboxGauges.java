package dev.tributary.messaging;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Whether what was committed also leaves.
final class OutboxGauges {

    /// Events the broker has acknowledged.
    static final String PUBLISHED = "tributary.outbox.published";

    /// Events that were not published yet.
    static final String ROWS = "tributary.outbox.rows";

    /// Seconds the oldest of them has waited.
    static final String AGE = "tributary.outbox.age.seconds";

    private OutboxGauges() {}

    @Produces
    @Singleton
    static DatabaseGauge rows() {
        return DatabaseGauge.of(
                ROWS,
                "Events that were not published yet, up to 10,000",
                "SELECT count(*) AS value FROM (SELECT FROM outbox LIMIT 10000) waiting");
    }

    @Produces
    @Singleton
    static DatabaseGauge age() {
        return DatabaseGauge.of(AGE, "Seconds the oldest event has waited to be published", """
                SELECT coalesce(extract(epoch FROM clock_timestamp()
                    - (SELECT created_at FROM outbox ORDER BY id LIMIT 1)), 0) AS value
                """);
    }
}
