package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.days.Days;
import dev.tributary.imports.job.AccountSync;
import dev.tributary.imports.job.AccountSync.State;
import dev.tributary.imports.job.AccountSyncs;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// Between an account's part of an import and its row.
@NullUnmarked
final class ProgressMapping {

    private ProgressMapping() {}

    static List<ProgressRow> newRows(Planned job) {
        var syncs = job.accounts().all();
        return IntStream.range(0, syncs.size())
                .mapToObj(position -> newRow(syncs.get(position), job.id(), position))
                .toList();
    }

    private static ProgressRow newRow(AccountSync sync, JobId job, int position) {
        var row = new ProgressRow();
        row.jobId = job.value();
        row.position = position;
        row.accountId = sync.account().id().value();
        row.kind = sync.account().kind();
        row.displayName = sync.account().displayName();
        row.providerName = sync.account().providerName();
        row.ranges = StoredDays.write(sync.account().days());
        write(sync, row);
        return row;
    }

    /// The accounts of an import never change, only how they go.
    ///
    /// @param rows of all accounts, in their order
    /// @return those that are to be written
    static List<ProgressRow> written(AccountSyncs before, AccountSyncs after, List<ProgressRow> rows) {
        var changed = new ArrayList<ProgressRow>();
        for (var position = 0; position < rows.size(); position++) {
            var sync = after.all().get(position);
            if (!sync.equals(before.all().get(position))) {
                write(sync, rows.get(position));
                changed.add(rows.get(position));
            }
        }
        return changed;
    }

    static AccountSync read(ProgressRow row, JobRow job) {
        return new AccountSync(
                new AccountSync.Account(
                        new AccountId(row.accountId), row.kind, row.displayName, row.providerName, days(row, job)),
                state(row, job),
                row.sequence,
                new Counts(row.served, row.synced, row.duplicates, row.updated, row.errors, row.outOfRange),
                row.percent,
                row.heardAt == null && row.status != SyncStatus.PENDING ? job.changedAt : row.heardAt,
                row.resends);
    }

    private static void write(AccountSync sync, ProgressRow row) {
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

    private static void writeState(State state, ProgressRow row) {
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
            ProgressRow row,
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

    private static State completed(ProgressRow row, JobRow job) {
        if (row.gapFrom != null) {
            return new State.Gapped(new DateRange(row.gapFrom, row.gapTo), row.reason, row.message, row.nextStep);
        }
        return days(row, job).isEmpty() ? new State.UpToDate() : new State.Completed();
    }

    private static Days days(ProgressRow row, JobRow job) {
        return row.ranges == null ? Days.of(new DateRange(job.fromDate, job.toDate)) : StoredDays.read(row.ranges);
    }

    private static State state(ProgressRow row, JobRow job) {
        return switch (row.status) {
            case PENDING -> new State.Pending();
            case SYNCING -> new State.Syncing();
            case WAITING -> new State.Waiting(row.waitingUntil, row.reason, row.message);
            case PAUSED -> new State.Paused();
            case COMPLETED -> completed(row, job);
            case SKIPPED -> new State.Skipped(row.reason, row.message);
            case FAILED -> new State.Failed(row.reason, row.message, row.nextStep);
            case CANCELLED -> new State.Cancelled();
        };
    }
}
