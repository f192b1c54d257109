package dev.tributary.bank.sync;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.sync.AccountSyncs.Claim;
import dev.tributary.bank.sync.AccountSyncs.StaleOwner;
import dev.tributary.bank.truelayer.Abort;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.Resource;
import dev.tributary.contracts.SyncAccount;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Does one bounded unit: one window of one account's sync, one call to the bank; after the last window also what is
/// asked for at the close. Everything that was committed when it stops, however it stops, stays; what was not is done
/// again by the next delivery.
@ApplicationScoped
public class RunUnit {

    private static final Logger LOG = Logger.getLogger(RunUnit.class);

    private final AccountSyncs syncs;
    private final RunningUnits running;
    private final PullWindow pullWindow;
    private final BankData bank;
    private final UnitCalls calls;
    private final SyncConfig config;
    private final Clock clock;

    RunUnit(
            AccountSyncs syncs,
            RunningUnits running,
            PullWindow pullWindow,
            BankData bank,
            UnitCalls calls,
            SyncConfig config,
            Clock clock) {
        this.syncs = syncs;
        this.running = running;
        this.pullWindow = pullWindow;
        this.bank = bank;
        this.calls = calls;
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
            case Claim.Taken(var sync, var account) -> {
                LOG.infof(
                        "unit taken: job_id=%s account_id=%s unit=%d",
                        command.jobId(), command.accountId(), command.unit());
                work(sync, account, abort);
            }
            case Claim.NothingToDo() ->
                LOG.debugf(
                        "unit ignored: job_id=%s account_id=%s unit=%d",
                        command.jobId(), command.accountId(), command.unit());
        }
    }

    private void work(AccountSync sync, Account account, Abort abort) {
        try {
            var before = sync;
            var after = step(before, account, abort);
            while (after.continues(before)) {
                before = after;
                after = step(before, account, abort);
            }
        } catch (StaleOwner stale) {
            LOG.infof("unit laid down: cause=stale job_id=%s", sync.key().jobId());
        }
    }

    private AccountSync step(AccountSync sync, Account account, Abort abort) {
        return switch (sync.step()) {
            case Step.Booked(var window) -> pullWindow.pull(sync, account, window, abort);
            case Step.Closing(var resource) -> close(sync, account, resource, abort);
        };
    }

    private AccountSync close(AccountSync sync, Account account, Resource resource, Abort abort) {
        var answer = closingAnswer(sync, account, resource, abort);
        var now = clock.instant();
        return instead(sync, answer, now)
                .map(recovery -> syncs.settle(sync, control -> Settlement.of(sync, recovery, control, now)))
                .orElseGet(
                        () -> syncs.close(sync, account, answer, control -> sync.stepEnded(control, clock.instant())));
    }

    /// What to do instead of going on without the answer.
    private Optional<? extends Recovery> instead(AccountSync sync, ClosingAnswer answer, Instant now) {
        return switch (answer) {
            case ClosingAnswer.Missing(BankFailure.Aborted _) -> Optional.of(new Recovery.Obey());
            case ClosingAnswer.Missing(var failure) ->
                RecoveryPolicy.atTheClose(failure, sync.attempts(), config.closingBackoff(), now);
            case ClosingAnswer.Pending _, ClosingAnswer.Balance _ -> Optional.empty();
        };
    }

    private ClosingAnswer closingAnswer(AccountSync sync, Account account, Resource resource, Abort abort) {
        var kind = account.kind();
        var bankId = account.providerAccountId();
        try {
            return calls.call(sync, account, caller -> switch (resource) {
                case PENDING -> new ClosingAnswer.Pending(bank.pending(kind, bankId, caller, abort));
                case BALANCE -> new ClosingAnswer.Balance(bank.balance(kind, bankId, caller, abort));
                case TRANSACTIONS -> throw new IllegalStateException("booked rows are not asked for at the close");
            });
        } catch (BankCallFailed failed) {
            LOG.infof(
                    "closing step brought nothing: job_id=%s account_id=%s resource=%s cause=%s",
                    sync.key().jobId(),
                    account.accountId(),
                    resource.path(),
                    failed.failure().code());
            return new ClosingAnswer.Missing(failed.failure());
        }
    }
}
