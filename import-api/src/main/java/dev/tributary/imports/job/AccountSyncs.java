package dev.tributary.imports.job;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.SyncProgress;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.job.AccountSync.State;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// All accounts of one import, in the order the person picked them.
public record AccountSyncs(List<AccountSync> all) {

    public AccountSyncs {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("an import without accounts imports nothing");
        }
        all = List.copyOf(all);
    }

    public static AccountSyncs pending(List<AccountSync.Account> accounts) {
        return new AccountSyncs(accounts.stream().map(AccountSync::pending).toList());
    }

    public boolean allOver() {
        return all.stream().allMatch(sync -> sync.state().isOver());
    }

    public int over() {
        return count(sync -> sync.state().isOver());
    }

    public Counts counts() {
        return all.stream().map(AccountSync::counts).reduce(Counts.NONE, Counts::plus);
    }

    /// 0–100 over all selected accounts; 100 only when every one is over.
    public int percent() {
        var sum = all.stream()
                .mapToInt(sync -> sync.state().isOver() ? 100 : Math.min(sync.percent(), 99))
                .sum();
        return sum / all.size();
    }

    /// The accounts to send out next so that at most `limit` are in workers' hands. One that waits for its bank holds
    /// no place.
    List<AccountId> nextToDispatch(int limit) {
        var free = limit - count(sync -> sync.state() instanceof State.Syncing);
        return all.stream()
                .filter(sync -> sync.state() instanceof State.Pending)
                .limit(Math.max(0, free))
                .map(sync -> sync.account().id())
                .toList();
    }

    AccountSyncs dispatched(List<AccountId> accounts) {
        return map(sync -> accounts.contains(sync.account().id()) ? sync.dispatched() : sync);
    }

    AccountSyncs report(SyncProgress report) {
        return map(sync -> sync.account().id().value().equals(report.accountId()) ? sync.report(report) : sync);
    }

    AccountSyncs resumed() {
        return map(AccountSync::resumed);
    }

    AccountSyncs cancelled() {
        return map(AccountSync::cancelled);
    }

    /// The accounts an import did not get everything of.
    public List<AccountSync.Account> missing() {
        return all.stream()
                .filter(sync -> switch (sync.state()) {
                    case State.Failed _, State.Cancelled _ -> true;
                    case State.Completed _ -> sync.counts().errors() > 0;
                    case State.Skipped _, State.Pending _, State.Syncing _, State.Waiting _, State.Paused _ -> false;
                })
                .map(AccountSync::account)
                .toList();
    }

    /// Completed only when every row of every account arrived; an account the bank does not offer is not missing.
    Outcome outcome() {
        var failed = count(sync -> sync.state() instanceof State.Failed);
        if (failed == all.size()) {
            return Outcome.FAILED;
        }
        return missing().isEmpty() ? Outcome.COMPLETED : Outcome.PARTIAL;
    }

    private int count(Predicate<AccountSync> which) {
        return Math.toIntExact(all.stream().filter(which).count());
    }

    private AccountSyncs map(UnaryOperator<AccountSync> change) {
        return new AccountSyncs(all.stream().map(change).toList());
    }
}
