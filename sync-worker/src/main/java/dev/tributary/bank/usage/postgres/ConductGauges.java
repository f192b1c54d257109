package dev.tributary.bank.usage.postgres;

import dev.tributary.messaging.DatabaseGauge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// What all replicas know of banks together.
final class ConductGauges {

    /// 1 for every `provider` that is left alone because it keeps failing.
    static final String RESTING = "tributary.bank.resting";

    private ConductGauges() {}

    @Produces
    @Singleton
    static DatabaseGauge resting() {
        return new DatabaseGauge(
                RESTING, "Banks that are left alone because they keep failing", List.of("provider"), """
                SELECT provider_id AS provider, 1 AS value FROM provider_conduct WHERE open_until > now()
                """);
    }
}
