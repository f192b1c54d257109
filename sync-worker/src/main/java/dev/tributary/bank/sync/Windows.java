package dev.tributary.bank.sync;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A range of days cut into calls, oldest first, without gap or overlap.
///
/// @param starts first day of each window, ascending
/// @param to last day of the last window
public record Windows(List<LocalDate> starts, LocalDate to) {

    public Windows {
        starts = List.copyOf(starts);
        if (starts.isEmpty() || to.isBefore(starts.getLast())) {
            throw new IllegalArgumentException("windows from %s to %s hold no days".formatted(starts, to));
        }
    }

    public static Windows plan(LocalDate from, LocalDate to, int daysPerCall) {
        var starts = new ArrayList<LocalDate>();
        for (var start = from; !start.isAfter(to); start = start.plusDays(daysPerCall)) {
            starts.add(start);
        }
        return new Windows(starts, to);
    }

    public int count() {
        return starts.size();
    }

    public Window get(int unit) {
        return new Window(
                starts.get(unit), unit + 1 < count() ? starts.get(unit + 1).minusDays(1) : to);
    }

    public long days() {
        return new Window(starts.getFirst(), to).days();
    }

    /// Days of all windows before this one.
    public long daysBefore(int unit) {
        return unit == 0 ? 0 : new Window(starts.getFirst(), starts.get(unit).minusDays(1)).days();
    }
}
