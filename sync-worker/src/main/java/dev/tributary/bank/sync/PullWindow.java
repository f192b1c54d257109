package dev.tributary.bank.sync;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.transaction.PendingTransactions;
import dev.tributary.bank.transaction.Settling;
import dev.tributary.bank.truelayer.Abort;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData;
import dev.tributary.bank.truelayer.BankFailure;
import dev.tributary.bank.truelayer.BankTask;
import dev.tributary.bank.truelayer.Collected;
import dev.tributary.bank.usage.ProviderConduct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Gets one window's rows: in one call, or, of a bank that needs longer, asked for now and fetched later.
@ApplicationScoped
class PullWindow {

    private final AccountSyncs syncs;
    private final BankData bank;
    private final UnitCalls calls;
    private final PendingTransactions pending;
    private final Settling settling;
    private final ProviderConduct conduct;
    private final PlanCalls planCalls;
    private final RecoverUnit recoverUnit;
    private final SyncConfig config;
    private final Clock clock;

    PullWindow(
            AccountSyncs syncs,
            BankData bank,
            UnitCalls calls,
            PendingTransactions pending,
            Settling settling,
            ProviderConduct conduct,
            PlanCalls planCalls,
            RecoverUnit recoverUnit,
            SyncConfig config,
            Clock clock) {
        this.syncs = syncs;
        this.bank = bank;
        this.calls = calls;
        this.pending = pending;
        this.settling = settling;
        this.conduct = conduct;
        this.planCalls = planCalls;
        this.recoverUnit = recoverUnit;
        this.config = config;
        this.clock = clock;
    }

    /// @return the sync as it is after that
    AccountSync pull(AccountSync sync, Account account, Window window, Abort abort) {
        var pull = new WindowPull(
                syncs,
                sync,
                account,
                window,
                pending.awaited(account.accountId()),
                settling,
                config.progressInterval(),
                clock);
        try {
            var task = sync.calling().task();
            if (task != null) {
                return collect(sync, account, window, task, pull, abort);
            } else if (planCalls.knownLocked(account, window, clock.instant())) {
                throw new BankCallFailed(new BankFailure.HistoryLocked("sca_exceeded"));
            } else if (sync.calling().later()
                    || conduct.of(account.provider().providerId()).isSlow(clock.instant())) {
                return ask(sync, account, window, abort);
            } else {
                return read(sync, account, window, pull, abort);
            }
        } catch (BankCallFailed failed) {
            return recoverUnit.recover(pull.sync(), account, window, failed.failure());
        }
    }

    private AccountSync read(AccountSync sync, Account account, Window window, WindowPull pull, Abort abort) {
        return pull.finish(calls.call(
                sync,
                account,
                caller -> bank.transactions(
                        account.kind(), account.providerAccountId(), window.from(), window.to(), caller, pull, abort)));
    }

    private AccountSync ask(AccountSync sync, Account account, Window window, Abort abort) {
        var task = calls.call(
                sync,
                account,
                caller -> bank.transactionsLater(
                        account.kind(), account.providerAccountId(), window.from(), window.to(), caller, abort));
        return prepare(sync, task);
    }

    private AccountSync collect(
            AccountSync sync, Account account, Window window, BankTask task, WindowPull pull, Abort abort) {
        return switch (calls.call(sync, account, caller -> bank.collect(task, caller, pull, abort))) {
            case Collected.Complete(var freshness) -> pull.finish(freshness);
            case Collected.StillPreparing() -> {
                if (clock.instant().isAfter(task.askedAt().plus(config.longestPreparation()))) {
                    yield recoverUnit.recover(
                            sync.withoutTask(), account, window, new BankFailure.TooSlow("never_prepared"));
                } else {
                    yield prepare(sync, task);
                }
            }
            case Collected.Failed(var failure) ->
                recoverUnit.recover(pull.sync().withoutTask(), account, window, failure);
        };
    }

    private AccountSync prepare(AccountSync sync, BankTask task) {
        var now = clock.instant();
        var polls = config.preparationPolls();
        var wait = polls.get(Math.min(sync.calling().polls(), polls.size() - 1));
        return syncs.settle(sync, control -> switch (control) {
            case RUNNING -> sync.preparing(task, now.plus(wait), now);
            case PAUSED -> sync.preparing(task, now.plus(wait), now).next().pause(now);
            case CANCELLED -> sync.cancel(now);
        });
    }
}
