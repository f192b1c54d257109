package dev.tributary.bank.sync;

import dev.tributary.bank.truelayer.Resource;
import dev.tributary.contracts.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sync asks the bank for, one call each: booked rows window by window, no day in two of them, then what is
/// asked for at the close.
///
/// @param closing in this order; what the bank is known not to offer is left out
public record Steps(List<Window> windows, List<Resource> closing) {

    public Steps {
        windows = List.copyOf(windows);
        closing = List.copyOf(closing);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("a sync needs at least one window");
        }
    }

    public static Steps plan(List<DateRange> ranges, int daysPerCall, List<Resource> closing) {
        var windows = new ArrayList<Window>();
        for (var range : ranges) {
            for (var start = range.fromDate(); !start.isAfter(range.toDate()); start = start.plusDays(daysPerCall)) {
                windows.add(new Window(start, earlier(start.plusDays(daysPerCall - 1L), range.toDate())));
            }
        }
        return new Steps(windows, closing);
    }

    /// Leaves out the days before `floor` of what is still to be asked for.
    ///
    /// @param unit the step at hand
    /// @return null when no window is left at all
    @Nullable
    Steps narrowed(int unit, LocalDate floor) {
        var left = new ArrayList<>(windows.subList(0, unit));
        windows.subList(unit, windows.size()).stream()
                .filter(window -> !window.to().isBefore(floor))
                .map(window -> window.from().isBefore(floor) ? new Window(floor, window.to()) : window)
                .forEach(left::add);
        return left.isEmpty() ? null : new Steps(left, closing);
    }

    /// The days that [#narrowed] leaves out, window by window.
    public List<DateRange> before(int unit, LocalDate floor) {
        return windows.subList(Math.min(unit, windows.size()), windows.size()).stream()
                .filter(window -> window.from().isBefore(floor))
                .map(window -> new DateRange(window.from(), earlier(window.to(), floor.minusDays(1))))
                .toList();
    }

    public int count() {
        return windows.size() + closing.size();
    }

    public Step get(int unit) {
        return unit < windows.size()
                ? new Step.Booked(windows.get(unit))
                : new Step.Closing(closing.get(unit - windows.size()));
    }

    public long days() {
        return daysBefore(windows.size());
    }

    /// Days of all windows before this step.
    public long daysBefore(int unit) {
        return windows.subList(0, Math.min(unit, windows.size())).stream()
                .mapToLong(Window::days)
                .sum();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
