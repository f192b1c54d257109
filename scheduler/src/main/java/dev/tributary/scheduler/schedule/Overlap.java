package dev.tributary.scheduler.schedule;

/// What happens when a schedule is due and its import before is not over yet.
public enum Overlap {
    /// This time is let go.
    SKIP,
    /// It runs as soon as the one before is over; of several such times one is kept.
    QUEUE
}
