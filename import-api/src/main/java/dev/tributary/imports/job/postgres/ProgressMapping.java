package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.days.Days;
import dev.tributary.imports.job.AccountSync;
import dev.tributary.imports.job.AccountSync.State;
import dev.tributary.imports.job.AccountSyncs;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// Between an account's part of an import and its row.
@NullUnmarked
final class ProgressMapping {

    private ProgressMapping() {}

    /// The accounts of an import never change, only how they go.
    static void write(AccountSyncs accounts, JobEntity job) {
        if (job.accounts.isEmpty()) {
            for (var sync : accounts.all()) {
                job.accounts.add(newRow(sync, job, job.accounts.size()));
            }
        }
        for (var position = 0; position < job.accounts.size(); position++) {
            write(accounts.all().get(position), job.accounts.get(position));
        }
    }

    static AccountSync read(ProgressEntity row) {
        return new AccountSync(
                new AccountSync.Account(
                        new AccountId(row.accountId), row.kind, row.displayName, row.providerName, days(row)),
                state(row),
                row.sequence,
                new Counts(row.served, row.synced, row.duplicates, row.updated, row.errors, row.outOfRange),
                row.percent,
                row.heardAt == null && row.status != SyncStatus.PENDING ? row.job.changedAt : row.heardAt,
                row.resends);
    }

    private static ProgressEntity newRow(AccountSync sync, JobEntity job, int position) {
        var row = new ProgressEntity();
        row.job = job;
        row.position = position;
        row.accountId = sync.account().id().value();
        row.kind = sync.account().kind();
        row.displayName = sync.account().displayName();
        row.providerName = sync.account().providerName();
        row.ranges = StoredDays.write(sync.account().days());
        return row;
    }

    private static void write(AccountSync sync, ProgressEntity row) {
        writeState(sync.state(), row);
        row.sequence = sync.sequence();
        row.percent = sync.percent();
        row.heardAt = sync.heardAt();
        row.resends = sync.resends();
        var counts = sync.counts();
        row.served = counts.served();
        row.synced = counts.synced();
        row.duplicates = counts.duplicates();
        row.updated = counts.updated();
        row.errors = counts.errors();
        row.outOfRange = counts.outOfRange();
    }

    private static void writeState(State state, ProgressEntity row) {
        switch (state) {
            case State.Pending _ -> writeState(row, SyncStatus.PENDING, null, null, null);
            case State.Syncing _ -> writeState(row, SyncStatus.SYNCING, null, null, null);
            case State.Waiting waiting -> {
                writeState(row, SyncStatus.WAITING, waiting.reason(), waiting.message(), null);
                row.waitingUntil = waiting.until();
            }
            case State.Paused _ -> writeState(row, SyncStatus.PAUSED, null, null, null);
            case State.Completed _, State.UpToDate _ -> writeState(row, SyncStatus.COMPLETED, null, null, null);
            case State.Gapped gapped -> {
                writeState(row, SyncStatus.COMPLETED, gapped.reason(), gapped.message(), gapped.nextStep());
                row.gapFrom = gapped.gap().from();
                row.gapTo = gapped.gap().to();
            }
            case State.Skipped skipped ->
                writeState(row, SyncStatus.SKIPPED, skipped.reason(), skipped.message(), null);
            case State.Failed failed ->
                writeState(row, SyncStatus.FAILED, failed.reason(), failed.message(), failed.nextStep());
            case State.Cancelled _ -> writeState(row, SyncStatus.CANCELLED, null, null, null);
        }
    }

    private static void writeState(
            ProgressEntity row,
            SyncStatus status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String nextStep) {
        row.status = status;
        row.reason = reason;
        row.message = message;
        row.nextStep = nextStep;
        row.waitingUntil = null;
        row.gapFrom = null;
        row.gapTo = null;
    }

    private static State completed(ProgressEntity row) {
        if (row.gapFrom != null) {
            return new State.Gapped(new DateRange(row.gapFrom, row.gapTo), row.reason, row.message, row.nextStep);
        }
        return days(row).isEmpty() ? new State.UpToDate() : new State.Completed();
    }

    private static Days days(ProgressEntity row) {
        return row.ranges == null
                ? Days.of(new DateRange(row.job.fromDate, row.job.toDate))
                : StoredDays.read(row.ranges);
    }

    private static State state(ProgressEntity row) {
        return switch (row.status) {
            case PENDING -> new State.Pending();
            case SYNCING -> new State.Syncing();
            case WAITING -> new State.Waiting(row.waitingUntil, row.reason, row.message);
            case PAUSED -> new State.Paused();
            case COMPLETED -> completed(row);
            case SKIPPED -> new State.Skipped(row.reason, row.message);
            case FAILED -> new State.Failed(row.reason, row.message, row.nextStep);
            case CANCELLED -> new State.Cancelled();
        };
    }
}
