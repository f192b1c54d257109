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
import dev.tributary.contracts.SyncProgress.HistoryGap;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.days.Days;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
/// @param heardAt when a worker last told of it, or it was last sent out; null before that
/// @param resends how often it was sent out again since, because nothing was heard
public record AccountSync(
        Account account,
        State state,
        long sequence,
        Counts counts,
        int percent,
        @Nullable Instant heardAt,
        int resends) {

    /// What a person calls the account, as it was when the import was planned.
    ///
    /// @param days to ask for; none when there is nothing to do
    public record Account(AccountId id, SourceKind kind, String displayName, String providerName, Days days) {

        Account onlyFor(Days fewer) {
            return new Account(id, kind, displayName, providerName, fewer);
        }
    }

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

        /// Every day was asked for and answered.
        record Completed() implements State {}

        /// Every day was asked for, but the bank does not give those of the gap.
        record Gapped(DateRange gap, String reason, String message, String nextStep) implements State {}

        /// Nothing was missing, so nothing was asked for.
        record UpToDate() implements State {}

        /// The bank does not offer it.
        record Skipped(String reason, String message) implements State {}

        /// Ended without everything the bank has.
        record Failed(String reason, String message, String nextStep) implements State {}

        /// The import was cancelled first.
        record Cancelled() implements State {}

        default boolean isOver() {
            return switch (this) {
                case Completed _, Gapped _, UpToDate _, Skipped _, Failed _, Cancelled _ -> true;
                case Pending _, Syncing _, Waiting _, Paused _ -> false;
            };
        }
    }

    static AccountSync pending(Account account) {
        return new AccountSync(account, new State.Pending(), 0, Counts.NONE, 0, null, 0);
    }

    /// Takes a worker's report. An older one than the newest taken changes nothing. After the end only the counts can
    /// still move: rows committed while a cancel was under way are there and must be told.
    AccountSync report(SyncProgress report, Instant now) {
        if (report.sequence() <= sequence) {
            return this;
        }
        if (state.isOver()) {
            return reported(report, state, percent, now);
        }
        return switch (report) {
            case AccountSyncProgressed progressed -> reported(report, new State.Syncing(), progressed.percent(), now);
            case AccountSyncWaiting waiting ->
                reported(report, new State.Waiting(waiting.until(), waiting.reason(), waiting.message()), percent, now);
            case AccountSyncPaused _ -> reported(report, new State.Paused(), percent, now);
            case AccountSyncCompleted completed -> reported(report, ended(completed.gap()), 100, now);
            case AccountSyncSkipped skipped ->
                reported(report, new State.Skipped(skipped.reason(), skipped.message()), 100, now);
            case AccountSyncFailed failed ->
                reported(report, new State.Failed(failed.reason(), failed.message(), failed.nextStep()), percent, now);
            case AccountSyncCancelled _ -> reported(report, new State.Cancelled(), percent, now);
        };
    }

    private static State ended(@Nullable HistoryGap gap) {
        return gap == null
                ? new State.Completed()
                : new State.Gapped(
                        new DateRange(gap.days().fromDate(), gap.days().toDate()),
                        gap.reason(),
                        gap.message(),
                        gap.nextStep());
    }

    /// What is still to be had of the account: none when everything arrived, or the bank does not offer it.
    Days missing() {
        return switch (state) {
            case State.Failed _, State.Cancelled _ -> account.days();
            case State.Gapped gapped -> Days.of(gapped.gap());
            case State.Completed _ -> counts.errors() > 0 ? account.days() : Days.NONE;
            case State.UpToDate _, State.Skipped _, State.Pending _, State.Syncing _, State.Waiting _, State.Paused _ ->
                Days.NONE;
        };
    }

    /// An account nothing is to be asked of is over before it begins.
    AccountSync begun() {
        return state instanceof State.Pending && account.days().isEmpty()
                ? new AccountSync(account, new State.UpToDate(), sequence, counts, 100, heardAt, resends)
                : this;
    }

    AccountSync dispatched(Instant now) {
        return new AccountSync(account, new State.Syncing(), sequence, counts, percent, now, 0);
    }

    /// Goes on where it stopped; an account that was not stopped stays as it is.
    AccountSync resumed(Instant now) {
        return state instanceof State.Paused ? dispatched(now) : this;
    }

    AccountSync cancelled() {
        return state.isOver() ? this : in(new State.Cancelled());
    }

    /// Whether a worker should have told of it by now. The patience doubles each time it was sent out again.
    boolean isSilent(Duration patience, Instant now) {
        var since =
                switch (state) {
                    case State.Syncing _, State.Paused _ -> heardAt;
                    case State.Waiting waiting -> waiting.until();
                    case State.Pending _,
                            State.Completed _,
                            State.Gapped _,
                            State.UpToDate _,
                            State.Skipped _,
                            State.Failed _,
                            State.Cancelled _ -> null;
                };
        var latest = since == null || heardAt == null || heardAt.isBefore(since) ? since : heardAt;
        return latest != null
                && latest.plus(patience.multipliedBy(1L << Math.min(resends, 10)))
                        .isBefore(now);
    }

    AccountSync resent(Instant now) {
        return new AccountSync(account, new State.Syncing(), sequence, counts, percent, now, resends + 1);
    }

    AccountSync givenUp() {
        return in(new State.Failed(
                "no_answer",
                "Nothing was heard of this account for long, although it was sent out again %d times."
                        .formatted(resends),
                "Retry the import. If it happens again, report it."));
    }

    private AccountSync in(State next) {
        return new AccountSync(account, next, sequence, counts, percent, heardAt, resends);
    }

    private AccountSync reported(SyncProgress report, State next, int percentNow, Instant now) {
        return new AccountSync(account, next, report.sequence(), report.counts(), percentNow, now, 0);
    }
}
