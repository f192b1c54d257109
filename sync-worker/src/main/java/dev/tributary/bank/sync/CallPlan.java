package dev.tributary.bank.sync;

import dev.tributary.contracts.DateRange;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// How many days to ask for at once.
///
/// @param attendedDays while the person is present: calls are not counted then, and progress is worth watching
/// @param unattendedDays when nobody is, as long as the bank's calls suffice
public record CallPlan(int attendedDays, int unattendedDays) {

    public CallPlan {
        requirePositive("tributary.sync.attended-window-days", attendedDays);
        requirePositive("tributary.sync.unattended-window-days", unattendedDays);
    }

    /// @param callsLeft of the bank's unattended ones; with none, tomorrow's are planned for
    public int daysPerCall(List<DateRange> ranges, boolean attended, int callsLeft) {
        if (attended) {
            return attendedDays;
        }
        var days = unattendedDays;
        while (callsLeft > 0 && calls(ranges, days) > Math.max(callsLeft, ranges.size())) {
            days *= 2;
        }
        return days;
    }

    private static long calls(List<DateRange> ranges, int daysPerCall) {
        return ranges.stream()
                .mapToLong(range -> ChronoUnit.DAYS.between(range.fromDate(), range.toDate()) / daysPerCall + 1)
                .sum();
    }

    private static void requirePositive(String name, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("%s must be 1 or more, not %d".formatted(name, days));
        }
    }
}
