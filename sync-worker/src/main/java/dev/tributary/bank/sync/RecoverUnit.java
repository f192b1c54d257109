package dev.tributary.bank.sync;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.connection.Connections;
import dev.tributary.bank.connection.RemapAccounts;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.usage.ConductConfig;
import dev.tributary.bank.usage.ProviderConduct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Does what [RecoveryPolicy] decides about a call that failed.
@ApplicationScoped
class RecoverUnit {

    private static final Logger LOG = Logger.getLogger(RecoverUnit.class);

    private final AccountSyncs syncs;
    private final RecoveryPolicy policy;
    private final Connections connections;
    private final RemapAccounts remapAccounts;
    private final ProviderConduct conduct;
    private final ConductConfig conductConfig;
    private final Clock clock;

    RecoverUnit(
            AccountSyncs syncs,
            RecoveryPolicy policy,
            Connections connections,
            RemapAccounts remapAccounts,
            ProviderConduct conduct,
            ConductConfig conductConfig,
            Clock clock) {
        this.syncs = syncs;
        this.policy = policy;
        this.connections = connections;
        this.remapAccounts = remapAccounts;
        this.conduct = conduct;
        this.conductConfig = conductConfig;
        this.clock = clock;
    }

    /// @return the sync as it was laid down
    AccountSync recover(AccountSync sync, Account account, Window asked, BankFailure failure) {
        var now = clock.instant();
        var decision = decide(sync, asked, failure, now);
        remember(account, failure, decision, now);
        var carriedOut = decision instanceof Recovery.Remap ? remap(sync, account, asked, now) : decision;
        return syncs.settle(sync, control -> Settlement.of(sync, carriedOut, control, now));
    }

    private Recovery decide(AccountSync sync, Window asked, BankFailure failure, Instant now) {
        var calling = sync.calling();
        var history = new History(
                sync.attempts(),
                asked.from(),
                calling.remapped(),
                calling.later(),
                sync.request().startedAt());
        var decision =
                policy.decide(failure, history, now, ThreadLocalRandom.current().nextDouble());
        LOG.infof(
                "call failed: job_id=%s account_id=%s cause=%s attempts=%d decision=%s",
                sync.key().jobId(),
                sync.key().accountId(),
                failure.code(),
                sync.attempts(),
                decision.getClass().getSimpleName());
        return decision;
    }

    /// What others can know beforehand next time.
    private void remember(Account account, BankFailure failure, Recovery decision, Instant now) {
        var providerId = account.provider().providerId();
        if (decision instanceof Recovery.Reauthorise) {
            connections.needReauthorisation(account.connectionId());
        }
        if (decision instanceof Recovery.AskLater) {
            conduct.slow(providerId, now.plus(conductConfig.slowMemory()));
        }
        if (failure instanceof BankFailure.HistoryLocked) {
            conduct.locksHistory(providerId);
        }
    }

    /// Once: [Recovery.Remap] then means to go on with the account's new id.
    private Recovery remap(AccountSync sync, Account account, Window asked, Instant now) {
        try {
            var request = sync.request();
            var relisted = remapAccounts.remap(
                    account.userId(), account.connectionId(), sync.key().jobId(), request.personAddress());
            return switch (relisted.fateOf(account.accountId())) {
                case MOVED -> new Recovery.Remap();
                case UNCHANGED, MISSING -> RecoveryPolicy.accountGone();
                case OPEN ->
                    new Recovery.Fail(
                            "account_ambiguous",
                            "The bank lists several accounts that this one may be.",
                            "Connect this bank again and say which account it is.");
            };
        } catch (BankCallFailed failed) {
            return decide(sync, asked, failed.failure(), now);
        }
    }
}
