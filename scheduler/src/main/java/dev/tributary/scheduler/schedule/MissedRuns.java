package dev.tributary.scheduler.schedule;

/// What happens to the times at which nobody was there to fire.
public enum MissedRuns {
    /// They are let go; the next regular time fires.
    SKIP,
    /// One run makes up for all of them.
    RUN_ONCE,
    /// One run makes up for all of them, and reaches as far back as days are not covered.
    CATCH_UP
}
