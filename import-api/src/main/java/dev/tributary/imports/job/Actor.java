package dev.tributary.imports.job;

import org.jspecify.annotations.Nullable;

/// Who makes a move on an import, and why.
///
/// @param reason the person's own words; null when they gave none
public record Actor(Who who, @Nullable String reason) {

    /// Everybody who can.
    public enum Who {
        /// The person it belongs to.
        PERSON,
        /// One of their schedules.
        SCHEDULE,
        /// The queue, which let it in.
        QUEUE,
        /// A worker, which told how an account goes.
        WORKER,
        /// Enrichment, which told how categories go.
        ENRICHMENT,
        /// The watch for imports nobody works on.
        WATCH
    }

    public static final Actor SCHEDULE = new Actor(Who.SCHEDULE, null);
    public static final Actor QUEUE = new Actor(Who.QUEUE, null);
    public static final Actor WORKER = new Actor(Who.WORKER, null);
    public static final Actor ENRICHMENT = new Actor(Who.ENRICHMENT, null);
    public static final Actor WATCH = new Actor(Who.WATCH, null);

    public static Actor person(@Nullable String reason) {
        return new Actor(Who.PERSON, reason);
    }
}
