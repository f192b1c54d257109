package dev.tributary.scheduler.run;

import dev.tributary.contracts.ScheduleFired;
import dev.tributary.messaging.Ids;
import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.recurrence.Recurrence;
import dev.tributary.scheduler.schedule.MissedRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A schedule that is due.
///
/// @param dueAt the earliest time at which it should have fired and has not
public record Due(
        UUID scheduleId,
        UserId owner,
        List<UUID> accountIds,
        Recurrence recurrence,
        int daysBack,
        boolean autoEnrich,
        MissedRuns missedRuns,
        Instant dueAt) {

    public Due {
        accountIds = List.copyOf(accountIds);
    }

    /// One run now, and none for the other times that have passed as well.
    ///
    /// @param patience how late a run may be and still not be missed: a restart takes its time
    Firing fire(Instant now, Duration patience) {
        var next = recurrence.after(now).orElse(null);
        var missed = dueAt.plus(patience).isBefore(now);
        return missed && missedRuns == MissedRuns.SKIP
                ? new Firing.Skipped(Run.missed(Ids.next(), this, now), next)
                : fire(now, Trigger.SCHEDULE, next);
    }

    /// Because a person wants it, whatever the time is.
    Firing.Fired fireForPerson(Instant now) {
        return fire(now, Trigger.PERSON, null);
    }

    private Firing.Fired fire(Instant now, Trigger trigger, @Nullable Instant next) {
        var run = Run.fired(Ids.next(), this, now, trigger);
        var event = new ScheduleFired(
                Ids.next(), now, owner.value(), scheduleId, run.id(), dueAt, accountIds, daysBack, autoEnrich);
        return new Firing.Fired(run, event, next);
    }
}
