package dev.tributary.bank.connection.postgres;

import dev.tributary.messaging.DatabaseGauge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// Consents people should renew.
final class ConsentGauges {

    /// Connections whose consent ends `within` 1, 7 or 14 days, each counted once.
    static final String ENDING = "tributary.bank.consents.ending";

    private ConsentGauges() {}

    @Produces
    @Singleton
    static DatabaseGauge ending() {
        return new DatabaseGauge(ENDING, "Connections whose consent ends soon", List.of("within"), """
                SELECT CASE WHEN consent_expires_at < now() + interval '1 day' THEN '1d'
                            WHEN consent_expires_at < now() + interval '7 days' THEN '7d' ELSE '14d' END AS within,
                    count(*) AS value
                FROM connections WHERE status = 'active' AND consent_expires_at < now() + interval '14 days' GROUP BY 1
                """);
    }
}
