package dev.tributary.bank.transaction;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The tolerances as configured.
class SettlingRules {

    private SettlingRules() {}

    @Produces
    @Singleton
    static Settling settling(SettlingConfig config) {
        return new Settling(
                config.daysEarlier(),
                config.daysLater(),
                config.amountTolerance(),
                config.likeEnough(),
                config.likeEnoughForAnotherAmount());
    }
}
