package dev.tributary.imports.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A set of days.
///
/// @param ranges oldest first, with at least one day between any two
public record Days(List<DateRange> ranges) {

    public static final Days NONE = new Days(List.of());

    public Days {
        ranges = joined(ranges);
    }

    public static Days of(DateRange range) {
        return new Days(List.of(range));
    }

    public static Days of(Collection<DateRange> ranges) {
        return new Days(List.copyOf(ranges));
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public long count() {
        return ranges.stream().mapToLong(DateRange::days).sum();
    }

    /// From the first day to the last; empty when there is none.
    public Optional<DateRange> span() {
        return isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DateRange(ranges.getFirst().from(), ranges.getLast().to()));
    }

    public boolean contains(LocalDate day) {
        return ranges.stream().anyMatch(range -> range.contains(day));
    }

    public Days plus(Days others) {
        return new Days(Stream.concat(ranges.stream(), others.ranges.stream()).toList());
    }

    public Days minus(Days others) {
        var left = ranges;
        for (var other : others.ranges) {
            left = left.stream().flatMap(range -> without(range, other)).toList();
        }
        return new Days(left);
    }

    public Days within(DateRange limits) {
        return new Days(
                ranges.stream().flatMap(range -> common(range, limits).stream()).toList());
    }

    public Days within(Days limits) {
        return new Days(limits.ranges.stream()
                .flatMap(limit -> within(limit).ranges.stream())
                .toList());
    }

    private static Optional<DateRange> common(DateRange one, DateRange other) {
        var from = one.from().isAfter(other.from()) ? one.from() : other.from();
        var to = one.to().isBefore(other.to()) ? one.to() : other.to();
        return from.isAfter(to) ? Optional.empty() : Optional.of(new DateRange(from, to));
    }

    private static Stream<DateRange> without(DateRange range, DateRange taken) {
        if (common(range, taken).isEmpty()) {
            return Stream.of(range);
        }
        var left = new ArrayList<DateRange>();
        if (range.from().isBefore(taken.from())) {
            left.add(new DateRange(range.from(), taken.from().minusDays(1)));
        }
        if (range.to().isAfter(taken.to())) {
            left.add(new DateRange(taken.to().plusDays(1), range.to()));
        }
        return left.stream();
    }

    private static List<DateRange> joined(List<DateRange> ranges) {
        var joined = new ArrayList<DateRange>();
        for (var next :
                ranges.stream().sorted(Comparator.comparing(DateRange::from)).toList()) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || next.from().isAfter(last.to().plusDays(1))) {
                joined.add(next);
            } else if (next.to().isAfter(last.to())) {
                joined.set(joined.size() - 1, new DateRange(last.from(), next.to()));
            }
        }
        return List.copyOf(joined);
    }
}
