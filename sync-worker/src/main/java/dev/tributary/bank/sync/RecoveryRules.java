package dev.tributary.bank.sync;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The recovery policy as configured.
class RecoveryRules {

    private RecoveryRules() {}

    @Produces
    @Singleton
    static RecoveryPolicy policy(SyncConfig config) {
        return new RecoveryPolicy(config.backoff(), config.maxAttempts(), config.rateLimitedWait(), config.patience());
    }
}
