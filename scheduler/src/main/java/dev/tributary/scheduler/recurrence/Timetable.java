package dev.tributary.scheduler.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// When one schedule is due: its recurrence, each time put off a little. How much differs from schedule to schedule and
/// from time to time, so that what thousands of people want at six does not all happen at six; it is never early, and
/// everybody who asks gets the same answer.
///
/// @param spread the most that a time is put off, to the second; zero for none
/// @param seed differs between schedules
public record Timetable(Recurrence recurrence, Duration spread, UUID seed) {

    public static final Duration LONGEST_SPREAD = Duration.ofHours(1);

    public Timetable {
        if (spread.isNegative() || spread.compareTo(LONGEST_SPREAD) > 0) {
            throw new IllegalArgumentException("spread must be within an hour, got " + spread);
        }
    }

    /// @return the first time strictly after; empty when there is none any more
    public Optional<Instant> after(Instant instant) {
        return recurrence.after(instant.minus(spread)).flatMap(first -> earliestAfter(instant, first));
    }

    /// @return the next times, at most `count`
    public List<Instant> next(int count, Instant after) {
        var times = new ArrayList<Instant>();
        var next = after(after);
        while (next.isPresent() && times.size() < count) {
            times.add(next.get());
            next = after(next.get());
        }
        return times;
    }

    /// Times that are close together may be put off past each other: all that could come first are looked at.
    private Optional<Instant> earliestAfter(Instant instant, Instant first) {
        Optional<Instant> earliest = Optional.empty();
        Optional<Instant> time = Optional.of(first);
        while (time.isPresent() && !(earliest.isPresent() && time.get().isAfter(earliest.get()))) {
            var due = time.get().plus(putOff(time.get()));
            if (due.isAfter(instant) && (earliest.isEmpty() || due.isBefore(earliest.get()))) {
                earliest = Optional.of(due);
            }
            time = recurrence.after(time.get());
        }
        return earliest;
    }

    private Duration putOff(Instant time) {
        var seconds = spread.toSeconds();
        if (seconds == 0) {
            return Duration.ZERO;
        }
        var mixed =
                (seed.getLeastSignificantBits() ^ time.getEpochSecond() * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return Duration.ofSeconds(Math.floorMod(mixed >>> 17, seconds + 1));
    }
}
