package dev.tributary.bank.connection;

import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Keeps what we know of consents true: `/me` is asked now and then, and the person is told before one ends.
@ApplicationScoped
public class CheckConsents {

    private static final Logger LOG = Logger.getLogger(CheckConsents.class);

    /// A bank allows few calls a day without the person: one that fails is not asked again at once.
    private static final Duration AFTER_A_FAILURE = Duration.ofHours(8);

    private final ConsentChecks checks;
    private final Connections connections;
    private final AskBank askBank;
    private final BankData bank;
    private final Clock clock;

    CheckConsents(ConsentChecks checks, Connections connections, AskBank askBank, BankData bank, Clock clock) {
        this.checks = checks;
        this.connections = connections;
        this.askBank = askBank;
        this.bank = bank;
        this.clock = clock;
    }

    public void check() {
        var now = clock.instant();
        checks.claimDue(now, now.plus(AFTER_A_FAILURE)).forEach(this::check);
    }

    private void check(Connection connection) {
        try {
            connections.consentChecked(connection.connectionId(), askBank.ask(connection, null, null, bank::consent));
        } catch (BankCallFailed failed) {
            LOG.infof(
                    "consent not checked: connection_id=%s cause=%s",
                    connection.connectionId(), failed.failure().code());
        }
    }

    public void warn() {
        var told = checks.tellOfEnds(clock.instant());
        if (told > 0) {
            LOG.infof("ending consents told: count=%d", told);
        }
    }
}
