package dev.tributary.imports.job.postgres;

import dev.tributary.messaging.DatabaseGauge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// How many imports are on their way, and how long the queue lets people wait.
final class ImportGauges {

    /// Imports that are queued, running or enriching, by `status`.
    static final String LIVE = "tributary.imports.live";

    /// Seconds the import that has queued longest has waited.
    static final String QUEUE_AGE = "tributary.imports.queue.age.seconds";

    private ImportGauges() {}

    @Produces
    @Singleton
    static DatabaseGauge live() {
        return new DatabaseGauge(LIVE, "Imports that are on their way", List.of("status"), """
                SELECT 'queued' AS status, count(*) AS value FROM truelayer_import_jobs WHERE status = 'QUEUED'
                UNION ALL SELECT 'running', count(*) FROM truelayer_import_jobs WHERE status = 'RUNNING'
                UNION ALL SELECT 'enriching', count(*) FROM truelayer_import_jobs WHERE status = 'ENRICHING'
                """);
    }

    @Produces
    @Singleton
    static DatabaseGauge queueAge() {
        return DatabaseGauge.of(QUEUE_AGE, "Seconds the import that has queued longest has waited", """
                SELECT coalesce(extract(epoch FROM clock_timestamp() - min(queued_at)), 0) AS value
                FROM truelayer_import_jobs WHERE status = 'QUEUED'
                """);
    }
}
