package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.recurrence.Timetable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A recurring import.
///
/// @param nextRunAt null when it is not enabled, or when its time never comes again
/// @param lastRunAt when it was last fired; null before the first time
/// @param lastStatus what became of that run; null with `lastRunAt`
/// @param failingSince since when every run has failed; null while the last one that ended brought something
/// @param lastFailedAt when the newest run that failed ended; null when none has
/// @param disabledReason why it was switched off; null when it is on, or a person switched it off
public record Schedule(
        UUID id,
        UserId owner,
        Terms terms,
        @Nullable Instant nextRunAt,
        @Nullable Instant lastRunAt,
        @Nullable String lastStatus,
        @Nullable Instant failingSince,
        @Nullable Instant lastFailedAt,
        @Nullable String disabledReason,
        Instant createdAt,
        Instant changedAt) {

    static Schedule create(UUID id, UserId owner, Terms terms, Instant now) {
        return new Schedule(id, owner, terms, due(id, terms, now), null, null, null, null, null, now, now);
    }

    /// The next run follows from the new terms alone: nothing is made up for that the old ones would have asked. What
    /// failed before is forgiven: the person has seen to it.
    Schedule change(Terms to, Instant now) {
        return new Schedule(
                id, owner, to, due(id, to, now), lastRunAt, lastStatus, null, lastFailedAt, null, createdAt, now);
    }

    /// Whether it is enabled or not: a person looks before they switch it on.
    List<Instant> preview(int runs, Instant now) {
        return timetable(id, terms).next(runs, now);
    }

    private static @Nullable Instant due(UUID id, Terms terms, Instant now) {
        return terms.enabled() ? timetable(id, terms).after(now).orElse(null) : null;
    }

    private static Timetable timetable(UUID id, Terms terms) {
        return new Timetable(terms.recurrence(), terms.spread(), id);
    }
}
