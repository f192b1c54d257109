package dev.tributary.scheduler.run.postgres;

import dev.tributary.messaging.DatabaseGauge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Whether anybody fires what is due.
final class RunGauges {

    /// Seconds the schedule that should have fired first is late; 0 when none is.
    static final String OVERDUE = "tributary.schedules.overdue.seconds";

    private RunGauges() {}

    @Produces
    @Singleton
    static DatabaseGauge overdue() {
        return DatabaseGauge.of(OVERDUE, "Seconds the schedule that should have fired first is late", """
                SELECT coalesce(greatest(extract(epoch FROM clock_timestamp() - min(next_run_at)), 0), 0) AS value
                FROM truelayer_import_schedules WHERE enabled
                """);
    }
}
