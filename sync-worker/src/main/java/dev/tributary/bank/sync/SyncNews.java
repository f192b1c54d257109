package dev.tributary.bank.sync;

import dev.tributary.bank.sync.SyncState.Cancelled;
import dev.tributary.bank.sync.SyncState.Completed;
import dev.tributary.bank.sync.SyncState.Failed;
import dev.tributary.bank.sync.SyncState.Paused;
import dev.tributary.bank.sync.SyncState.Skipped;
import dev.tributary.bank.sync.SyncState.Syncing;
import dev.tributary.bank.sync.SyncState.Waiting;
import dev.tributary.contracts.SyncProgress;
import dev.tributary.contracts.SyncProgress.AccountSyncCancelled;
import dev.tributary.contracts.SyncProgress.AccountSyncCompleted;
import dev.tributary.contracts.SyncProgress.AccountSyncFailed;
import dev.tributary.contracts.SyncProgress.AccountSyncPaused;
import dev.tributary.contracts.SyncProgress.AccountSyncProgressed;
import dev.tributary.contracts.SyncProgress.AccountSyncSkipped;
import dev.tributary.contracts.SyncProgress.AccountSyncWaiting;
import dev.tributary.contracts.SyncProgress.HistoryGap;
import dev.tributary.messaging.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sync's present state, as the import hears of it.
final class SyncNews {

    private SyncNews() {}

    static SyncProgress of(AccountSync sync, Instant now) {
        var id = Ids.next();
        var user = sync.userId();
        var job = sync.key().jobId();
        var account = sync.key().accountId();
        var sequence = sync.sequence();
        var counts = sync.counts();
        return switch (sync.state()) {
            case Syncing() -> new AccountSyncProgressed(id, now, user, job, account, sequence, counts, sync.percent());
            case Waiting(var until, var reason, var message) ->
                new AccountSyncWaiting(id, now, user, job, account, sequence, counts, until, reason, message);
            case Paused() -> new AccountSyncPaused(id, now, user, job, account, sequence, counts);
            case Completed() -> new AccountSyncCompleted(id, now, user, job, account, sequence, counts, gap(sync));
            case Skipped(var reason, var message) ->
                new AccountSyncSkipped(id, now, user, job, account, sequence, counts, reason, message);
            case Failed(var reason, var message, var nextStep) ->
                new AccountSyncFailed(id, now, user, job, account, sequence, counts, reason, message, nextStep);
            case Cancelled() -> new AccountSyncCancelled(id, now, user, job, account, sequence, counts);
        };
    }

    private static @Nullable HistoryGap gap(AccountSync sync) {
        var days = sync.progress().gap();
        return days == null ? null : HistoryLock.gap(days);
    }
}
