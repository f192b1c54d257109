package dev.tributary.bank.sync;

import dev.tributary.contracts.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The days of a sync cut into calls, oldest first; no day is in two of them.
public record Windows(List<Window> all) {

    public Windows {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a sync needs at least one window");
        }
    }

    public static Windows plan(List<DateRange> ranges, int daysPerCall) {
        var windows = new ArrayList<Window>();
        for (var range : ranges) {
            for (var start = range.fromDate(); !start.isAfter(range.toDate()); start = start.plusDays(daysPerCall)) {
                windows.add(new Window(start, earlier(start.plusDays(daysPerCall - 1L), range.toDate())));
            }
        }
        return new Windows(windows);
    }

    public int count() {
        return all.size();
    }

    public Window get(int unit) {
        return all.get(unit);
    }

    public long days() {
        return daysBefore(count());
    }

    /// Days of all windows before this one.
    public long daysBefore(int unit) {
        return all.subList(0, unit).stream().mapToLong(Window::days).sum();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
