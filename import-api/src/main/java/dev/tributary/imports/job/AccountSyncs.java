package dev.tributary.imports.job;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.SyncProgress;
import dev.tributary.imports.job.AccountSync.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    List<AccountSync.Account> nextToDispatch(int limit) {
        var free = limit - count(sync -> sync.state() instanceof State.Syncing);
        return all.stream()
                .filter(sync -> sync.state() instanceof State.Pending)
                .limit(Math.max(0, free))
                .map(AccountSync::account)
                .toList();
    }

    AccountSyncs begun() {
        return map(AccountSync::begun);
    }

    AccountSyncs dispatched(List<AccountSync.Account> accounts, Instant now) {
        return map(sync -> accounts.contains(sync.account()) ? sync.dispatched(now) : sync);
    }

    AccountSyncs report(SyncProgress report, Instant now) {
        return map(sync -> sync.account().id().value().equals(report.accountId()) ? sync.report(report, now) : sync);
    }

    AccountSyncs resumed(Instant now) {
        return map(sync -> sync.resumed(now));
    }

    /// Those a worker should have told of by now.
    List<AccountSync> silent(Duration patience, Instant now) {
        return all.stream().filter(sync -> sync.isSilent(patience, now)).toList();
    }

    AccountSyncs changed(Map<AccountSync, AccountSync> changes) {
        return map(sync -> changes.getOrDefault(sync, sync));
    }

    AccountSyncs cancelled() {
        return map(AccountSync::cancelled);
    }

    /// The accounts an import did not get everything of, with the days that are missing.
    public List<AccountSync.Account> missing() {
        return all.stream()
                .filter(sync -> !sync.missing().isEmpty())
                .map(sync -> sync.account().onlyFor(sync.missing()))
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
