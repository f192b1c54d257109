package dev.tributary.bank.coverage;

import dev.tributary.contracts.AccountChanged.Coverage.State;
import dev.tributary.contracts.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is known of an account's days. A value: every answer makes a new one.
///
/// ```
/// unknown ── answered early ──▶ stale ── answered again, late enough ──▶ covered, for good
///  ▲  ▲ └── refused ─┐            │
///  │  │              ▼            │
///  │  └ new consent ─ unreachable ◀── refused
///  └ forgotten: from anywhere
/// ```
///
/// @param days oldest first, no day twice; neighbours differ in what is known, or in how old the answer to stale days
/// is
public record Coverage(List<Days> days) {

    /// Nobody reads more stretches than these. The oldest are forgotten: that costs a call some day, and no truth.
    static final int MOST = 200;

    public static final Coverage NONE = new Coverage(List.of());

    public Coverage {
        days = List.copyOf(days);
        for (var next = 1; next < days.size(); next++) {
            if (!days.get(next - 1).to().isBefore(days.get(next).from())) {
                throw new IllegalArgumentException("days must be in order and none twice: " + days);
            }
        }
    }

    /// The bank answered for these days. Those that lie long enough before the answer are covered, the younger ones
    /// stale: rows may still be posted to them.
    ///
    /// @param asOf when it answered; for an answer out of a cache, the first time
    public Coverage answered(DateRange range, Instant asOf, int lookBackDays) {
        var lastCovered = LocalDate.ofInstant(asOf, ZoneOffset.UTC).minusDays(lookBackDays);
        return change(range, LocalDate.MIN, lastCovered, known -> covered(known, asOf))
                .change(range, lastCovered.plusDays(1), LocalDate.MAX, known -> stale(known, asOf));
    }

    /// The bank refuses these days. What is covered stays; what was stale cannot be asked again.
    public Coverage refused(DateRange range, Instant asOf) {
        return change(
                range,
                LocalDate.MIN,
                LocalDate.MAX,
                known -> known.state() == State.COVERED ? known : new Knowledge(State.UNREACHABLE, asOf));
    }

    /// A new consent: what the bank refused under the old one may be asked again.
    public Coverage consentRenewed() {
        return new Coverage(
                days.stream().filter(each -> each.state() != State.UNREACHABLE).toList());
    }

    /// Rows of these days were taken back, so nothing is known of them.
    public Coverage forgotten(DateRange range) {
        return change(range, LocalDate.MIN, LocalDate.MAX, _ -> Knowledge.NOTHING);
    }

    /// Whether the bank has answered for every one of these days at some time.
    public boolean answers(LocalDate from, LocalDate to) {
        return gaps(from, to).isEmpty();
    }

    /// The days among these that the bank never answered for, oldest first: nobody asked, or it refused.
    public List<DateRange> gaps(LocalDate from, LocalDate to) {
        return between(
                days.stream().filter(each -> each.state() != State.UNREACHABLE).toList(), from, to);
    }

    /// The days among these of which nothing is known, oldest first.
    public List<DateRange> unasked(LocalDate from, LocalDate to) {
        return between(days, from, to);
    }

    private static List<DateRange> between(List<Days> known, LocalDate from, LocalDate to) {
        var gaps = new ArrayList<DateRange>();
        var next = from;
        for (var each : known) {
            if (each.to().isBefore(next)) {
                continue;
            }
            if (each.from().isAfter(to)) {
                break;
            }
            if (each.from().isAfter(next)) {
                gaps.add(new DateRange(next, each.from().minusDays(1)));
            }
            next = each.to().plusDays(1);
        }
        if (!next.isAfter(to)) {
            gaps.add(new DateRange(next, to));
        }
        return gaps;
    }

    /// The first of the days in a row, up to this one, that the bank has answered for; empty when it has not for this
    /// one.
    public @Nullable LocalDate answeredSince(LocalDate day) {
        LocalDate first = null;
        for (var each : days.reversed()) {
            if (each.state() != State.UNREACHABLE && each.contains(first == null ? day : first.minusDays(1))) {
                first = each.from();
            }
        }
        return first;
    }

    /// When the bank answered for this day; null when it never did.
    public @Nullable Instant answeredAt(LocalDate day) {
        return days.stream()
                .filter(each -> each.state() != State.UNREACHABLE && each.contains(day))
                .map(Days::asOf)
                .findFirst()
                .orElse(null);
    }

    public long count(State state) {
        return days.stream()
                .filter(each -> each.state() == state)
                .mapToLong(Days::count)
                .sum();
    }

    private static Knowledge covered(Knowledge known, Instant asOf) {
        return known.state() == State.COVERED && known.isNewerThan(asOf) ? known : new Knowledge(State.COVERED, asOf);
    }

    private static Knowledge stale(Knowledge known, Instant asOf) {
        var better = known.state() == State.COVERED || (known.state() == State.STALE && known.isNewerThan(asOf));
        return better ? known : new Knowledge(State.STALE, asOf);
    }

    /// What is known of one day, if anything.
    private record Knowledge(@Nullable State state, Instant asOf) {

        static final Knowledge NOTHING = new Knowledge(null, Instant.MIN);

        boolean isNewerThan(Instant other) {
            return asOf.isAfter(other);
        }
    }

    /// Changes what is known of the days of `range` that also lie between the other two.
    private Coverage change(
            DateRange range, LocalDate earliest, LocalDate latest, Function<Knowledge, Knowledge> change) {
        var from = later(range.fromDate(), earliest);
        var to = earlier(range.toDate(), latest);
        if (from.isAfter(to)) {
            return this;
        }
        var pieces = new ArrayList<Days>();
        var next = from;
        for (var each : days) {
            add(pieces, each.from(), earlier(each.to(), from.minusDays(1)), new Knowledge(each.state(), each.asOf()));
            if (!each.to().isBefore(from) && !each.from().isAfter(to)) {
                add(pieces, next, each.from().minusDays(1), change.apply(Knowledge.NOTHING));
                var last = earlier(each.to(), to);
                add(pieces, later(each.from(), from), last, change.apply(new Knowledge(each.state(), each.asOf())));
                next = last.plusDays(1);
            } else if (each.from().isAfter(to)) {
                add(pieces, next, to, change.apply(Knowledge.NOTHING));
                next = to.plusDays(1);
            }
            add(pieces, later(each.from(), to.plusDays(1)), each.to(), new Knowledge(each.state(), each.asOf()));
        }
        add(pieces, next, to, change.apply(Knowledge.NOTHING));
        return merged(pieces);
    }

    private static void add(List<Days> pieces, LocalDate from, LocalDate to, Knowledge knowledge) {
        if (knowledge.state() != null && !from.isAfter(to)) {
            pieces.add(new Days(from, to, knowledge.state(), knowledge.asOf()));
        }
    }

    private static Coverage merged(List<Days> pieces) {
        var merged = new ArrayList<Days>();
        for (var piece : pieces) {
            if (!merged.isEmpty() && merged.getLast().continuesIn(piece)) {
                merged.add(merged.removeLast().joined(piece));
            } else {
                merged.add(piece);
            }
        }
        return new Coverage(merged.subList(Math.max(0, merged.size() - MOST), merged.size()));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
