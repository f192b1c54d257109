package dev.tributary.imports.job;

import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.imports.job.AccountSync.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account's state in the words the outside sees.
record ShownState(
        SyncStatus status,
        @Nullable String reason,
        @Nullable String message,
        @Nullable String nextStep,
        @Nullable Instant waitingUntil) {

    static ShownState of(State state) {
        return switch (state) {
            case State.Pending _ -> plain(SyncStatus.PENDING);
            case State.Syncing _ -> plain(SyncStatus.SYNCING);
            case State.Waiting waiting ->
                new ShownState(SyncStatus.WAITING, waiting.reason(), waiting.message(), null, waiting.until());
            case State.Paused _ -> plain(SyncStatus.PAUSED);
            case State.Completed _ -> plain(SyncStatus.COMPLETED);
            case State.Gapped gapped ->
                new ShownState(SyncStatus.COMPLETED, gapped.reason(), gapped.message(), gapped.nextStep(), null);
            case State.UpToDate _ ->
                new ShownState(
                        SyncStatus.COMPLETED,
                        "nothing_to_do",
                        "Nothing was missing, so the bank was not asked.",
                        null,
                        null);
            case State.Skipped skipped ->
                new ShownState(SyncStatus.SKIPPED, skipped.reason(), skipped.message(), null, null);
            case State.Failed failed ->
                new ShownState(SyncStatus.FAILED, failed.reason(), failed.message(), failed.nextStep(), null);
            case State.Cancelled _ -> plain(SyncStatus.CANCELLED);
        };
    }

    private static ShownState plain(SyncStatus status) {
        return new ShownState(status, null, null, null, null);
    }
}
