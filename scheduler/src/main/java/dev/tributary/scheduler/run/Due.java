package dev.tributary.scheduler.run;

import dev.tributary.contracts.ScheduleFired;
import dev.tributary.messaging.Ids;
import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.recurrence.Timetable;
import dev.tributary.scheduler.schedule.MissedRuns;
import dev.tributary.scheduler.schedule.Overlap;
import dev.tributary.scheduler.schedule.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A schedule that is due.
///
/// @param accountIds what it imports now; empty when everything is wanted and nothing is connected
/// @param going whether its import before is not over yet
/// @param waiting whether a run waits for that already
/// @param dueAt the earliest time at which it should have fired and has not
public record Due(
        UUID scheduleId,
        UserId owner,
        List<UUID> accountIds,
        Timetable timetable,
        Reach reach,
        boolean autoEnrich,
        Overlap overlap,
        MissedRuns missedRuns,
        boolean going,
        boolean waiting,
        Instant dueAt) {

    public Due {
        accountIds = List.copyOf(accountIds);
    }

    /// One run now at most, and none for the other times that have passed as well.
    ///
    /// @param patience how late a run may be and still not be missed: a restart takes its time
    Firing fire(Instant now, Duration patience) {
        var next = timetable.after(now).orElse(null);
        var missed = dueAt.plus(patience).isBefore(now);
        if (missed && missedRuns == MissedRuns.SKIP) {
            return skipped(now, Reason.MISSED, next);
        }
        if (accountIds.isEmpty()) {
            return skipped(now, Reason.NO_ACCOUNTS, next);
        }
        var incremental = reach instanceof Reach.Incremental || (missed && missedRuns == MissedRuns.CATCH_UP);
        if (!going) {
            return fired(now, Trigger.SCHEDULE, incremental, next);
        }
        return overlap == Overlap.QUEUE && !waiting
                ? new Firing.Held(run(now, Trigger.SCHEDULE, RunStatus.WAITING, incremental, null), next)
                : skipped(now, Reason.OVERLAP, next);
    }

    /// Because a person wants it, whatever the time is and whatever goes on.
    Firing fireForPerson(Instant now, @Nullable Instant next) {
        return accountIds.isEmpty()
                ? new Firing.Skipped(run(now, Trigger.PERSON, RunStatus.SKIPPED, false, Reason.NO_ACCOUNTS), next)
                : fired(now, Trigger.PERSON, reach instanceof Reach.Incremental, next);
    }

    /// The run before is over.
    ///
    /// @param runId the run that waited for it
    public ScheduleFired release(UUID runId, Instant now, boolean incremental) {
        return event(runId, now, incremental);
    }

    private Firing.Fired fired(Instant now, Trigger trigger, boolean incremental, @Nullable Instant next) {
        var run = run(now, trigger, RunStatus.FIRED, incremental, null);
        return new Firing.Fired(run, event(run.id(), now, incremental), next);
    }

    private Firing.Skipped skipped(Instant now, Reason reason, @Nullable Instant next) {
        return new Firing.Skipped(run(now, Trigger.SCHEDULE, RunStatus.SKIPPED, false, reason), next);
    }

    private Run run(Instant now, Trigger trigger, RunStatus status, boolean incremental, @Nullable Reason reason) {
        return new Run(
                Ids.next(),
                scheduleId,
                owner,
                dueAt,
                now,
                trigger,
                status,
                incremental,
                null,
                reason == null ? null : now,
                reason);
    }

    private ScheduleFired event(UUID runId, Instant now, boolean incremental) {
        var daysBack = !incremental && reach instanceof Reach.DaysBack(var days) ? (Integer) days : null;
        return new ScheduleFired(
                Ids.next(), now, owner.value(), scheduleId, runId, dueAt, accountIds, daysBack, autoEnrich);
    }
}
