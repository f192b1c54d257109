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

    /// Events the broker will never take; somebody has to look at them.
    static final String REFUSED = "tributary.outbox.refused";

    private OutboxGauges() {}

    @Produces
    @Singleton
    static DatabaseGauge rows() {
        return DatabaseGauge.of(
                ROWS,
                "Events that were not published yet, up to 10,000",
                "SELECT count(*) AS value FROM (SELECT FROM outbox WHERE refused_because IS NULL LIMIT 10000) waiting");
    }

    @Produces
    @Singleton
    static DatabaseGauge age() {
        return DatabaseGauge.of(AGE, "Seconds the oldest event has waited to be published", """
                SELECT coalesce(extract(epoch FROM clock_timestamp()
                    - (SELECT created_at FROM outbox WHERE refused_because IS NULL ORDER BY id LIMIT 1)), 0) AS value
                """);
    }

    @Produces
    @Singleton
    static DatabaseGauge refused() {
        return DatabaseGauge.of(
                REFUSED,
                "Events that are larger than the broker takes, up to 10,000",
                "SELECT count(*) AS value FROM (SELECT FROM outbox WHERE refused_because IS NOT NULL LIMIT 10000) refused");
    }
}
