package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A recurring import.
///
/// @param nextRunAt null when it is not enabled, or when its time never comes again
/// @param lastRunAt when it was last fired; null before the first time
/// @param lastStatus what became of that run; null with `lastRunAt`
public record Schedule(
        UUID id,
        UserId owner,
        Terms terms,
        @Nullable Instant nextRunAt,
        @Nullable Instant lastRunAt,
        @Nullable String lastStatus,
        Instant createdAt,
        Instant changedAt) {

    static Schedule create(UUID id, UserId owner, Terms terms, Instant now) {
        return new Schedule(id, owner, terms, due(terms, now), null, null, now, now);
    }

    /// The next run follows from the new terms alone: nothing is made up for that the old ones would have asked.
    Schedule change(Terms to, Instant now) {
        return new Schedule(id, owner, to, due(to, now), lastRunAt, lastStatus, createdAt, now);
    }

    /// Whether it is enabled or not: a person looks before they switch it on.
    List<Instant> preview(int runs, Instant now) {
        return terms.recurrence().next(runs, now);
    }

    private static @Nullable Instant due(Terms terms, Instant now) {
        return terms.enabled() ? terms.recurrence().after(now).orElse(null) : null;
    }
}
