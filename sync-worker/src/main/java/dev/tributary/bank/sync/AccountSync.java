package dev.tributary.bank.sync;

import dev.tributary.bank.sync.SyncState.Cancelled;
import dev.tributary.bank.sync.SyncState.Completed;
import dev.tributary.bank.sync.SyncState.Failed;
import dev.tributary.bank.sync.SyncState.Paused;
import dev.tributary.bank.sync.SyncState.Skipped;
import dev.tributary.bank.sync.SyncState.Syncing;
import dev.tributary.bank.sync.SyncState.Waiting;
import dev.tributary.bank.transaction.Batch;
import dev.tributary.bank.truelayer.BankTask;
import dev.tributary.bank.truelayer.Resource;
import dev.tributary.contracts.Counts;
import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.contracts.SyncProgress;
import dev.tributary.messaging.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// One account's sync within one import. Moves are pure: each returns the next sync and what others are told.
///
/// @param sequence of the last event told
/// @param epoch who may write: every taking of a unit makes a new one, and the old one's writes are refused
/// @param attempts calls in a row that brought nothing new
public record AccountSync(
        SyncKey key,
        String userId,
        SyncRequest request,
        Steps steps,
        Progress progress,
        Calling calling,
        long sequence,
        long epoch,
        int attempts,
        SyncState state) {

    public static AccountSync begin(SyncAccount command, int daysPerCall, List<Resource> closing, Instant now) {
        return new AccountSync(
                new SyncKey(command.jobId(), command.accountId()),
                command.userId(),
                SyncRequest.of(command, now),
                Steps.plan(command.ranges(), daysPerCall, closing),
                Progress.NONE,
                Calling.PLAIN,
                0,
                0,
                0,
                new Syncing());
    }

    public Step step() {
        return steps.get(checkpoint().unit());
    }

    public Checkpoint checkpoint() {
        return progress.checkpoint();
    }

    public Counts counts() {
        return progress.counts();
    }

    public int percent() {
        return progress.percent();
    }

    /// What was told of it last, for somebody who may have missed it: the same, with the same sequence.
    public SyncProgress news(Instant now) {
        return SyncNews.of(this, now);
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
        return counted(batch, stored, position).stepEnded(control, now);
    }

    private AccountSync counted(Batch batch, Stored stored, long position) {
        var next = progress.counted(steps, batch, stored, position);
        var gotOn = next.checkpoint().rowsDone() > checkpoint().rowsDone();
        return with(next, gotOn ? 0 : attempts);
    }

    /// All of the step at hand is stored.
    public Move stepEnded(Control control, Instant now) {
        if (checkpoint().unit() + 1 == steps.count()) {
            return end(new Completed(), now);
        }
        var onward = with(progress.atNextStep(steps), 0).with(calling.withoutTask());
        return switch (control) {
            case RUNNING -> onward.step() instanceof Step.Closing ? onward.closeAfter(step(), now) : onward.goOn(now);
            case PAUSED -> onward.pause(now);
            case CANCELLED -> onward.cancel(now);
        };
    }

    /// Whoever stored the last window asks what there is to ask at the close, too: short calls that bring no rows are
    /// not worth a command each, nor a word of progress.
    private Move closeAfter(Step ended, Instant now) {
        return ended instanceof Step.Closing ? new Move(this, List.of()) : end(new Syncing(), now);
    }

    /// Whether this is the same unit of work as `before`, one step on.
    boolean continues(AccountSync before) {
        return state instanceof Syncing
                && checkpoint().unit() > before.checkpoint().unit()
                && step() instanceof Step.Closing;
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

    /// A wait that is nobody's failure.
    public Move park(Instant until, String reason, String message, Instant now) {
        return end(new Waiting(until, reason, message), now);
    }

    /// The account has another id at TrueLayer now.
    public Move remapped(Instant now) {
        return with(calling.afterRemapping()).goOn(now);
    }

    /// The answer at hand will not come in one call.
    public Move askLater(Instant now) {
        return with(calling.askingLater()).goOn(now);
    }

    /// TrueLayer prepares the answer; nobody has failed.
    public Move preparing(BankTask task, Instant until, Instant now) {
        return with(calling.preparing(task))
                .park(until, "bank_preparing", "The bank takes its time; the answer is fetched when it is ready.", now);
    }

    /// What was being prepared will not come.
    public AccountSync withoutTask() {
        return with(calling.withoutTask());
    }

    /// The bank gives nothing before `floor`: what it does give is fetched, and the rest is told of.
    public Move narrow(LocalDate floor, Instant now) {
        var locked = steps.before(checkpoint().unit(), floor);
        var gap = new DateRange(locked.getFirst().fromDate(), locked.getLast().toDate());
        var narrowed = steps.narrowed(checkpoint().unit(), floor);
        var lacking = with(progress.lacking(gap), attempts);
        if (narrowed == null) {
            var fail = HistoryLock.fail();
            return lacking.fail(fail.reason(), fail.message(), fail.nextStep(), now);
        }
        return new AccountSync(
                        key,
                        userId,
                        request,
                        narrowed,
                        lacking.progress,
                        calling.withoutTask(),
                        sequence,
                        epoch,
                        attempts,
                        state)
                .goOnOrEnd(now);
    }

    /// The days that were left out may have been the last to ask for.
    private Move goOnOrEnd(Instant now) {
        return checkpoint().unit() == steps.count() ? end(new Completed(), now) : goOn(now);
    }

    private AccountSync with(Calling next) {
        return new AccountSync(key, userId, request, steps, progress, next, sequence, epoch, attempts, state);
    }

    private AccountSync triedAgain() {
        return with(progress, attempts + 1);
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
        var shown = next instanceof Completed ? progress.complete() : progress;
        return new AccountSync(key, userId, request, steps, shown, calling, sequence + 1, epoch, attempts, next);
    }

    private AccountSync with(Progress nextProgress, int nextAttempts) {
        return new AccountSync(
                key, userId, request, steps, nextProgress, calling, sequence, epoch, nextAttempts, state);
    }

    private AccountSync withoutPerson() {
        return new AccountSync(
                key, userId, request.withoutPerson(), steps, progress, calling, sequence, epoch, attempts, state);
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
                checkpoint().unit());
    }
}
