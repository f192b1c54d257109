package dev.tributary.imports.job;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.SyncProgress;
import dev.tributary.contracts.SyncProgress.AccountSyncCancelled;
import dev.tributary.contracts.SyncProgress.AccountSyncCompleted;
import dev.tributary.contracts.SyncProgress.AccountSyncFailed;
import dev.tributary.contracts.SyncProgress.AccountSyncPaused;
import dev.tributary.contracts.SyncProgress.AccountSyncProgressed;
import dev.tributary.contracts.SyncProgress.AccountSyncSkipped;
import dev.tributary.contracts.SyncProgress.AccountSyncWaiting;
import dev.tributary.imports.account.AccountId;
import java.time.Instant;

/// One account's part of an import.
///
/// ```
/// Pending ──▶ Syncing ⇄ Waiting(until, why) ──▶ Completed | Skipped | Failed | Cancelled
///                ⇅
///              Paused
/// ```
///
/// @param sequence of the newest report taken; 0 before the first
/// @param percent 0–100 of the account's own range
public record AccountSync(Account account, State state, long sequence, Counts counts, int percent) {

    /// What a person calls the account, as it was when the import was planned.
    public record Account(AccountId id, SourceKind kind, String displayName, String providerName) {}

    /// Where an account's part of the import stands.
    public sealed interface State {
        /// Not sent out yet.
        record Pending() implements State {}

        /// In a worker's hands.
        record Syncing() implements State {}

        /// Nothing can be done before `until`.
        record Waiting(Instant until, String reason, String message) implements State {}

        /// Stopped at a checkpoint.
        record Paused() implements State {}

        /// Every day of the range was asked for and answered.
        record Completed() implements State {}

        /// The bank does not offer it.
        record Skipped(String reason, String message) implements State {}

        /// Ended without everything the bank has.
        record Failed(String reason, String message, String nextStep) implements State {}

        /// The import was cancelled first.
        record Cancelled() implements State {}

        default boolean isOver() {
            return switch (this) {
                case Completed _, Skipped _, Failed _, Cancelled _ -> true;
                case Pending _, Syncing _, Waiting _, Paused _ -> false;
            };
        }
    }

    static AccountSync pending(Account account) {
        return new AccountSync(account, new State.Pending(), 0, Counts.NONE, 0);
    }

    /// Takes a worker's report. An older one than the newest taken changes nothing. After the end only the counts can
    /// still move: rows
    /// committed while a cancel was under way are there and must be told.
    AccountSync report(SyncProgress report) {
        if (report.sequence() <= sequence) {
            return this;
        }
        if (state.isOver()) {
            return new AccountSync(account, state, report.sequence(), report.counts(), percent);
        }
        return switch (report) {
            case AccountSyncProgressed progressed -> reported(report, new State.Syncing(), progressed.percent());
            case AccountSyncWaiting waiting ->
                reported(report, new State.Waiting(waiting.until(), waiting.reason(), waiting.message()), percent);
            case AccountSyncPaused _ -> reported(report, new State.Paused(), percent);
            case AccountSyncCompleted _ -> reported(report, new State.Completed(), 100);
            case AccountSyncSkipped skipped ->
                reported(report, new State.Skipped(skipped.reason(), skipped.message()), 100);
            case AccountSyncFailed failed ->
                reported(report, new State.Failed(failed.reason(), failed.message(), failed.nextStep()), percent);
            case AccountSyncCancelled _ -> reported(report, new State.Cancelled(), percent);
        };
    }

    AccountSync dispatched() {
        return in(new State.Syncing());
    }

    /// Goes on where it stopped; an account that was not stopped stays as it is.
    AccountSync resumed() {
        return state instanceof State.Paused ? in(new State.Syncing()) : this;
    }

    AccountSync cancelled() {
        return state.isOver() ? this : in(new State.Cancelled());
    }

    private AccountSync in(State next) {
        return new AccountSync(account, next, sequence, counts, percent);
    }

    private AccountSync reported(SyncProgress report, State next, int percentNow) {
        return new AccountSync(account, next, report.sequence(), report.counts(), percentNow);
    }
}
