package dev.tributary.enrichment.languagemodel;

import java.time.Duration;

/// A bucket that a minute fills: so much may be taken at once, and so much a minute. Pure; its level is kept elsewhere.
///
/// @param capacity also what flows in within a minute
public record TokenBucket(long capacity) {

    public static final long UNLIMITED = Long.MAX_VALUE / 1024;

    private static final double MINUTE = 60e9;

    public TokenBucket {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity: %d a minute is not above 0".formatted(capacity));
        }
    }

    public static TokenBucket perMinute(long capacity) {
        return new TokenBucket(capacity);
    }

    public double refilled(double level, Duration elapsed) {
        var gained = (double) capacity * ((double) Math.max(0, elapsed.toNanos()) / MINUTE);
        return Math.min((double) capacity, level + gained);
    }

    /// Zero when it can be taken now. What is more than the bucket holds can be taken from a full one, which is in
    /// debt afterwards.
    public Duration waitFor(double level, long wanted) {
        var missing = (double) Math.min(wanted, capacity) - level;
        return missing <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing / (double) capacity * MINUTE));
    }
}
