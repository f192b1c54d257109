package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.recurrence.Recurrence;
import java.util.List;
import java.util.UUID;

/// What a person has arranged.
///
/// @param accountIds the accounts and cards to import, ours; at least one, each once
/// @param daysBack 1–730: each import covers the last so many days up to its day
public record Terms(
        String name,
        List<UUID> accountIds,
        Recurrence recurrence,
        int daysBack,
        boolean autoEnrich,
        boolean enabled,
        MissedRuns missedRuns) {

    public static final int MOST_DAYS_BACK = 730;

    public Terms {
        accountIds = List.copyOf(accountIds);
        if (daysBack < 1 || daysBack > MOST_DAYS_BACK) {
            throw new IllegalArgumentException("daysBack must be 1–730, got " + daysBack);
        }
    }
}
