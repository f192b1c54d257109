package dev.tributary.imports.deadletter.postgres;

import dev.tributary.messaging.DatabaseGauge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// What waits for an operator.
final class DeadLetterGauges {

    /// Dead letters nobody has replayed or discarded, by the `topic` they were on.
    static final String WAITING = "tributary.dead.letters";

    private DeadLetterGauges() {}

    @Produces
    @Singleton
    static DatabaseGauge waiting() {
        return new DatabaseGauge(WAITING, "Dead letters that wait for an operator", List.of("topic"), """
                SELECT origin_topic AS topic, count(*) AS value FROM dead_letters WHERE state = 'WAITING' GROUP BY 1
                """);
    }
}
