package dev.tributary.bank.sync;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.connection.Connections;
import dev.tributary.bank.usage.ProviderConduct;
import dev.tributary.contracts.SyncAccount;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// How many days each call of a new sync asks for, and which days need not be asked for at all.
@ApplicationScoped
public class PlanCalls {

    private final Connections connections;
    private final ProviderConduct conduct;
    private final CallPlan plan;

    PlanCalls(Connections connections, ProviderConduct conduct, SyncConfig config) {
        this.connections = connections;
        this.conduct = conduct;
        this.plan = new CallPlan(config.attendedWindowDays(), config.unattendedWindowDays());
    }

    public int daysPerCall(SyncAccount command, Optional<Account> account, Instant now) {
        var left = account.map(known -> known.unattendedCalls().left(now)).orElse(0);
        // Minutes after the consent there is no time for many calls: the old rows would be locked by the last.
        var narrow = command.personAddress() != null
                && account.filter(known -> locksHistory(known)).isEmpty();
        return plan.daysPerCall(command.ranges(), narrow, left);
    }

    /// Whether the bank is known to refuse the window's first days by now: then it need not be asked.
    boolean knownLocked(Account account, Window window, Instant now) {
        return window.from().isBefore(HistoryLock.floor(now))
                && locksHistory(account)
                && connections
                        .find(account.userId(), account.connectionId())
                        .filter(connection ->
                                !HistoryLock.isOpen(connection.consent().givenAt(), now))
                        .isPresent();
    }

    private boolean locksHistory(Account account) {
        return conduct.of(account.provider().providerId()).locksHistory();
    }
}
