package dev.tributary.notifier.stream;

import java.time.Duration;

/// At most so many frames in any one second, the first few of them without any wait.
///
/// A plain gap between frames would hold back the second of two changes that come together, though nothing
/// else happens in that second; the burst lets it through, and the rate after it makes up for that.
final class Pace {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long gap;
    private final long credit;

    /// When the next frame is due if frames went out evenly.
    private long due = Long.MIN_VALUE;

    /// @param perSecond frames in any one second, more than `burst`
    /// @param burst frames that may follow each other at once, at least 1
    Pace(int perSecond, int burst) {
        if (burst < 1 || perSecond <= burst) {
            throw new IllegalArgumentException("frames per second must exceed the burst, and the burst be 1 or more; "
                    + "got perSecond=" + perSecond + " burst=" + burst);
        }
        gap = SECOND / (perSecond - burst) + 1;
        credit = gap * (burst - 1);
    }

    /// @return the earliest time at which the next frame may go, in nanoseconds
    long earliest() {
        return due == Long.MIN_VALUE ? Long.MIN_VALUE : due - credit;
    }

    void count(long now) {
        due = Math.max(due, now) + gap;
    }
}
