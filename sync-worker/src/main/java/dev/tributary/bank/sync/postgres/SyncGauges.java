package dev.tributary.bank.sync.postgres;

import dev.tributary.messaging.DatabaseGauge;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// Accounts that cannot go on just now.
final class SyncGauges {

    /// Accounts of running imports that wait, by `reason`.
    static final String WAITING = "tributary.bank.accounts.waiting";

    private SyncGauges() {}

    @Produces
    @Singleton
    static DatabaseGauge waiting() {
        return new DatabaseGauge(WAITING, "Accounts that wait for a bank or for their turn", List.of("reason"), """
                SELECT coalesce(reason, 'none') AS reason, count(*) AS value FROM account_syncs
                WHERE state = 'waiting' GROUP BY 1
                """);
    }
}
