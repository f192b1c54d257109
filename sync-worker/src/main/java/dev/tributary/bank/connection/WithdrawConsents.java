package dev.tributary.bank.connection;

import dev.tributary.bank.connection.ConsentWithdrawals.Withdrawal;
import dev.tributary.bank.truelayer.Authority;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.BankFailure.ConsentEnded;
import dev.tributary.bank.truelayer.BankFailure.TokenRejected;
import dev.tributary.bank.truelayer.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Takes consents back at TrueLayer: at once where it can be reached, else again and again until it was told or the
/// consent has ended by itself.
@ApplicationScoped
public class WithdrawConsents {

    private static final Logger LOG = Logger.getLogger(WithdrawConsents.class);
    private static final Duration LONGEST_TRY = Duration.ofMinutes(2);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 7;
    private static final Duration LONGEST_CONSENT = Duration.ofDays(180);

    private final ConsentWithdrawals withdrawals;
    private final Authority authority;
    private final Clock clock;

    WithdrawConsents(ConsentWithdrawals withdrawals, Authority authority, Clock clock) {
        this.withdrawals = withdrawals;
        this.authority = authority;
        this.clock = clock;
    }

    /// For tokens that never became a connection's.
    public void withdraw(String userId, UUID connectionId, Tokens tokens) {
        withdrawals.begin(userId, connectionId, tokens);
        withdraw(connectionId);
    }

    /// @return whether TrueLayer knows of all there was to take back from this connection
    public boolean withdraw(UUID connectionId) {
        return withdraw(withdrawals.claim(connectionId, clock.instant().plus(LONGEST_TRY)));
    }

    /// Any number of replicas may.
    public void withdrawDue() {
        var now = clock.instant();
        withdraw(withdrawals.claimDue(now, now.plus(LONGEST_TRY)));
    }

    private boolean withdraw(List<Withdrawal> claimed) {
        var told = true;
        for (var withdrawal : claimed) {
            told &= withdraw(withdrawal);
        }
        return told;
    }

    private boolean withdraw(Withdrawal withdrawal) {
        try {
            tell(withdrawal);
            withdrawals.done(withdrawal);
            return true;
        } catch (BankCallFailed failed) {
            return giveUpOrTryAgain(withdrawal, failed.failure());
        }
    }

    private void tell(Withdrawal withdrawal) {
        var usable = clock.instant().isBefore(withdrawal.tokens().expiresAt());
        try {
            authority.revoke(usable ? withdrawal.tokens().accessToken() : refreshed(withdrawal));
        } catch (BankCallFailed failed) {
            if (!usable || !(failed.failure() instanceof TokenRejected)) {
                throw failed;
            }
            authority.revoke(refreshed(withdrawal));
        }
    }

    private String refreshed(Withdrawal withdrawal) {
        var present = withdrawal.tokens();
        if (present.refreshToken() == null) {
            throw new BankCallFailed(new ConsentEnded("no_refresh_token"));
        }
        var fresh = authority.refresh(present.refreshToken()).orKeeping(present);
        withdrawals.replaceTokens(withdrawal, fresh);
        return fresh.accessToken();
    }

    private boolean giveUpOrTryAgain(Withdrawal withdrawal, BankFailure failure) {
        var now = clock.instant();
        if (failure instanceof ConsentEnded || failure instanceof TokenRejected || hasEnded(withdrawal, now)) {
            LOG.infof(
                    "consent had ended already: connection_id=%s cause=%s", withdrawal.connectionId(), failure.code());
            withdrawals.done(withdrawal);
            return true;
        }
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(withdrawal.attempts(), MOST_DOUBLINGS));
        LOG.warnf(
                "consent not withdrawn at TrueLayer yet: connection_id=%s cause=%s attempts=%d",
                withdrawal.connectionId(), failure.code(), withdrawal.attempts() + 1);
        withdrawals.tryAgain(withdrawal, now.plus(wait), failure.code());
        return false;
    }

    private static boolean hasEnded(Withdrawal withdrawal, Instant now) {
        var end = withdrawal.consentExpiresAt() == null
                ? withdrawal.begunAt().plus(LONGEST_CONSENT)
                : withdrawal.consentExpiresAt();
        return !now.isBefore(end);
    }
}
