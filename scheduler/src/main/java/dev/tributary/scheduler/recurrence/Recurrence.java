package dev.tributary.scheduler.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A frequency in the local time of a zone.
///
/// When clocks are put forward, a time that is skipped is taken at the end of the gap. When they are put back, a
/// time that comes twice is taken the first time.
public record Recurrence(Frequency frequency, ZoneId zone) {

    /// @return the first time strictly after; empty when there is none any more
    public Optional<Instant> after(Instant instant) {
        var local = frequency.after(instant.atZone(zone).toLocalDateTime());
        // While a local time is repeated, the first of the two may have passed already.
        while (local.isPresent() && !isAfter(local.get(), instant)) {
            local = frequency.after(local.get());
        }
        return local.map(this::resolve);
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

    private boolean isAfter(LocalDateTime local, Instant instant) {
        return !isOfADayThatNeverWas(local) && resolve(local).isAfter(instant);
    }

    private Instant resolve(LocalDateTime local) {
        var gap = zone.getRules().getTransition(local);
        return gap != null && gap.isGap()
                ? gap.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /// A zone that moves across the date line skips a whole day. Something daily is then not due on that day: taken
    /// at the end of the gap it would come twice on the day after.
    private boolean isOfADayThatNeverWas(LocalDateTime local) {
        var gap = zone.getRules().getTransition(local);
        return frequency instanceof Frequency.Daily
                && gap != null
                && gap.isGap()
                && gap.getDateTimeAfter().toLocalDate().isAfter(local.toLocalDate());
    }
}
