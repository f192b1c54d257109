package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.recurrence.Recurrence;
import java.time.Duration;

/// What a person has arranged.
///
/// @param spread the most that a run is put off, so that not everything happens at the full hour
public record Terms(
        String name,
        Selection selection,
        Recurrence recurrence,
        Duration spread,
        Reach reach,
        boolean autoEnrich,
        boolean enabled,
        Overlap overlap,
        MissedRuns missedRuns) {}
