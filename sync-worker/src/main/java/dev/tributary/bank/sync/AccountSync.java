package dev.tributary.bank.sync;

import dev.tributary.bank.sync.SyncState.Cancelled;
import dev.tributary.bank.sync.SyncState.Completed;
import dev.tributary.bank.sync.SyncState.Failed;
import dev.tributary.bank.sync.SyncState.Paused;
import dev.tributary.bank.sync.SyncState.Skipped;
import dev.tributary.bank.sync.SyncState.Syncing;
import dev.tributary.bank.sync.SyncState.Waiting;
import dev.tributary.bank.transaction.Batch;
import dev.tributary.contracts.Counts;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.messaging.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One account's sync within one import. Moves are pure: each returns the next sync and what others are told.
///
/// @param percent of the whole range, never going back
/// @param sequence of the last event told
/// @param epoch who may write: every taking of a unit makes a new one, and the old one's writes are refused
/// @param attempts calls in a row that brought nothing new
public record AccountSync(
        SyncKey key,
        String userId,
        SyncRequest request,
        Windows windows,
        Checkpoint checkpoint,
        Counts counts,
        int percent,
        long sequence,
        long epoch,
        int attempts,
        SyncState state) {

    private static final int ALMOST = 99;

    public static AccountSync begin(SyncAccount command, int daysPerCall, Instant now) {
        return new AccountSync(
                new SyncKey(command.jobId(), command.accountId()),
                command.userId(),
                SyncRequest.of(command, now),
                Windows.plan(command.ranges(), daysPerCall),
                Checkpoint.START,
                Counts.NONE,
                0,
                0,
                0,
                0,
                new Syncing());
    }

    public Window window() {
        return windows.get(checkpoint.unit());
    }

    /// A batch of the window at hand was stored.
    ///
    /// @param position rows of this answer read before the batch
    /// @param tell whether it is time to tell of progress again
    public Move batchStored(Batch batch, Stored stored, long position, boolean tell, Control control, Instant now) {
        var advanced = counted(batch, stored, position);
        return switch (control) {
            case RUNNING -> tell ? advanced.end(state, now) : new Move(advanced, List.of());
            case PAUSED -> advanced.pause(now);
            case CANCELLED -> advanced.cancel(now);
        };
    }

    /// The last batch of the window at hand was stored; it may be empty.
    public Move windowStored(Batch batch, Stored stored, long position, Control control, Instant now) {
        return counted(batch, stored, position).windowEnded(control, now);
    }

    private AccountSync counted(Batch batch, Stored stored, long position) {
        var next = Tally.add(counts, batch, stored, position, checkpoint.rowsDone());
        var done = checkpoint.rowsDone() + next.served() - counts.served();
        var progress = done > checkpoint.rowsDone();
        return new AccountSync(
                key,
                userId,
                request,
                windows,
                new Checkpoint(checkpoint.unit(), done),
                next,
                Math.max(percent, percentAfter(batch)),
                sequence,
                epoch,
                progress ? 0 : attempts,
                state);
    }

    /// Rows come by date, one way or the other: the days between the ends seen so far are behind us.
    private int percentAfter(Batch batch) {
        var days = windows.daysBefore(checkpoint.unit());
        if (batch.earliest() != null && batch.latest() != null) {
            days += new Window(batch.earliest(), batch.latest()).days();
        }
        return (int) Math.min(ALMOST, days * 100 / windows.days());
    }

    private Move windowEnded(Control control, Instant now) {
        var next = checkpoint.nextUnit();
        if (next.unit() == windows.count()) {
            return end(new Completed(), now);
        }
        var onward = at(next, Math.max(percent, (int) (windows.daysBefore(next.unit()) * 100 / windows.days())));
        return switch (control) {
            case RUNNING -> onward.goOn(now);
            case PAUSED -> onward.pause(now);
            case CANCELLED -> onward.cancel(now);
        };
    }

    private AccountSync at(Checkpoint next, int nextPercent) {
        return new AccountSync(key, userId, request, windows, next, counts, nextPercent, sequence, epoch, 0, state);
    }

    /// Shows the sync as going on, and commands its unit.
    private Move goOn(Instant now) {
        var told = told(new Syncing());
        return new Move(told, List.of(SyncNews.of(told, now), told.command(now)));
    }

    /// Nobody has been at the unit for long: its message was lost, or whoever had it died. That may happen. If it goes
    /// on without any progress the fault is ours, and the person is told.
    public Move abandoned(int maxAttempts, Duration presence, Instant now) {
        var tried = triedAgain();
        return tried.attempts >= maxAttempts
                ? tried.fail(
                        "internal_error",
                        "Something on our side keeps this account from being imported.",
                        "Retry the import. If it happens again, report it.",
                        now)
                : tried.commandAgain(presence, now);
    }

    /// The wait is over, or the person has resumed.
    public Move commandAgain(Duration presence, Instant now) {
        var personGone = now.isAfter(request.startedAt().plus(presence));
        return (personGone ? withoutPerson() : this).goOn(now);
    }

    public Move waitUntil(Instant until, String reason, String message, Instant now) {
        return triedAgain().end(new Waiting(until, reason, message), now);
    }

    private AccountSync triedAgain() {
        return new AccountSync(
                key, userId, request, windows, checkpoint, counts, percent, sequence, epoch, attempts + 1, state);
    }

    public Move pause(Instant now) {
        return end(new Paused(), now);
    }

    public Move cancel(Instant now) {
        return end(new Cancelled(), now);
    }

    public Move skip(String reason, String message, Instant now) {
        return end(new Skipped(reason, message), now);
    }

    public Move fail(String reason, String message, String nextStep, Instant now) {
        return end(new Failed(reason, message, nextStep), now);
    }

    private Move end(SyncState next, Instant now) {
        var told = told(next);
        return new Move(told, List.of(SyncNews.of(told, now)));
    }

    private AccountSync told(SyncState next) {
        return new AccountSync(
                key,
                userId,
                request,
                windows,
                checkpoint,
                counts,
                next instanceof Completed ? 100 : percent,
                sequence + 1,
                epoch,
                attempts,
                next);
    }

    private AccountSync withoutPerson() {
        return new AccountSync(
                key,
                userId,
                request.withoutPerson(),
                windows,
                checkpoint,
                counts,
                percent,
                sequence,
                epoch,
                attempts,
                state);
    }

    private SyncAccount command(Instant now) {
        return new SyncAccount(
                Ids.next(),
                now,
                userId,
                key.jobId(),
                key.accountId(),
                request.ranges(),
                request.batchSize(),
                request.enrich(),
                request.personAddress(),
                checkpoint.unit());
    }
}
