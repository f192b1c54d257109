package dev.tributary.bank.sync;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.connection.AccessTokens;
import dev.tributary.bank.connection.Connections;
import dev.tributary.bank.sync.AccountSyncs.Claim;
import dev.tributary.bank.sync.AccountSyncs.StaleOwner;
import dev.tributary.bank.truelayer.Abort;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.BankFailure.TokenRejected;
import dev.tributary.bank.truelayer.Caller;
import dev.tributary.contracts.SyncAccount;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Does one bounded unit: one window of one account, one call to the bank. Everything that was committed when it stops,
/// however it stops, stays; what was not is done again by the next delivery.
@ApplicationScoped
public class RunUnit {

    private static final Logger LOG = Logger.getLogger(RunUnit.class);

    private final AccountSyncs syncs;
    private final RunningUnits running;
    private final BankData bank;
    private final AccessTokens accessTokens;
    private final Connections connections;
    private final RecoveryPolicy recovery;
    private final SyncConfig config;
    private final Clock clock;

    RunUnit(
            AccountSyncs syncs,
            RunningUnits running,
            BankData bank,
            AccessTokens accessTokens,
            Connections connections,
            RecoveryPolicy recovery,
            SyncConfig config,
            Clock clock) {
        this.syncs = syncs;
        this.running = running;
        this.bank = bank;
        this.accessTokens = accessTokens;
        this.connections = connections;
        this.recovery = recovery;
        this.config = config;
        this.clock = clock;
    }

    public void run(SyncAccount command) {
        var key = new SyncKey(command.jobId(), command.accountId());
        var abort = begin(key);
        try {
            take(command, abort);
        } finally {
            running.end(key);
        }
    }

    private Abort begin(SyncKey key) {
        try {
            return running.begin(key);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the unit began; it will be delivered again", stopping);
        }
    }

    private void take(SyncAccount command, Abort abort) {
        switch (syncs.claim(command)) {
            case Claim.Taken(var sync, var account) -> work(sync, account, abort);
            case Claim.NothingToDo() ->
                LOG.debugf(
                        "unit ignored: job_id=%s account_id=%s unit=%d",
                        command.jobId(), command.accountId(), command.unit());
        }
    }

    private void work(AccountSync sync, Account account, Abort abort) {
        var pull = new WindowPull(syncs, sync, account, config.progressInterval(), clock);
        try {
            call(pull, account, abort);
            pull.finish();
        } catch (BankCallFailed failed) {
            recover(pull.sync(), account, failed.failure());
        } catch (StaleOwner stale) {
            LOG.infof("unit laid down: cause=stale job_id=%s", sync.key().jobId());
        }
    }

    /// A rejected token is exchanged once; if the fresh one is rejected as well it is the consent that is over.
    private void call(WindowPull pull, Account account, Abort abort) {
        var token = accessTokens.of(account.connectionId());
        try {
            call(pull, account, token, abort);
        } catch (BankCallFailed failed) {
            if (!(failed.failure() instanceof TokenRejected)) {
                throw failed;
            }
            call(pull, account, accessTokens.insteadOf(account.connectionId(), token), abort);
        }
    }

    private void call(WindowPull pull, Account account, String token, Abort abort) {
        var sync = pull.sync();
        var window = sync.window();
        var caller = new Caller(
                account.userId(),
                account.connectionId(),
                account.provider().providerId(),
                sync.key().jobId(),
                account.accountId(),
                sync.request().personAddress(),
                token);
        bank.transactions(account.kind(), account.providerAccountId(), window.from(), window.to(), caller, pull, abort);
    }

    private void recover(AccountSync sync, Account account, BankFailure failure) {
        var now = clock.instant();
        var decision = recovery.decide(
                failure, sync.attempts(), now, ThreadLocalRandom.current().nextDouble());
        LOG.infof(
                "call failed: job_id=%s account_id=%s cause=%s attempts=%d decision=%s",
                sync.key().jobId(),
                sync.key().accountId(),
                failure.code(),
                sync.attempts(),
                decision.getClass().getSimpleName());
        if (decision instanceof Recovery.Reauthorise) {
            connections.needReauthorisation(account.connectionId());
        }
        try {
            syncs.settle(sync, control -> Settlement.of(sync, decision, control, now));
        } catch (StaleOwner stale) {
            LOG.infof("unit laid down: cause=stale job_id=%s", sync.key().jobId());
        }
    }
}
