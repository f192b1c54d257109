package dev.tributary.bank.usage;

import dev.tributary.bank.usage.Circuit.Pass;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// The circuits of all banks, asked before a call leaves and told after it.
@ApplicationScoped
class Breaker {

    /// While a person connects a bank it may be any.
    private static final String NOT_KNOWN_YET = "unknown";

    private final ProviderConduct conduct;
    private final Circuit.Rules rules;

    Breaker(ProviderConduct conduct, ConductConfig config) {
        this.conduct = conduct;
        this.rules = config.rules();
    }

    /// @return when to come again; empty when the call may leave
    Optional<Instant> held(String providerId, Instant now) {
        if (providerId.equals(NOT_KNOWN_YET)) {
            return Optional.empty();
        }
        var pass = conduct.of(providerId).circuit().pass(now, rules);
        if (pass instanceof Pass.Trial) {
            // Only one of all that come now is the trial.
            pass = conduct.change(
                            providerId,
                            circuit -> circuit.pass(now, rules) instanceof Pass.Trial(var next) ? next : circuit)
                    .pass(now, rules);
        }
        return pass instanceof Pass.Held(var until) ? Optional.of(until) : Optional.empty();
    }

    void ended(String providerId, boolean bankFailed, Instant now) {
        if (providerId.equals(NOT_KNOWN_YET)) {
            return;
        }
        if (bankFailed) {
            conduct.change(providerId, circuit -> circuit.failed(now, rules));
        } else if (conduct.of(providerId).circuit().isTroubled()) {
            conduct.change(providerId, _ -> Circuit.CLOSED);
        }
    }
}
