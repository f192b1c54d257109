package dev.tributary.imports.account;

import dev.tributary.contracts.AccountChanged.Coverage;
import dev.tributary.contracts.AccountChanged.Coverage.State;
import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.days.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What is known of an account's days. Of any other day nothing is known.
///
/// @param covered nothing is missing
/// @param stale asked for so early that rows may have come since
/// @param unreachable the bank does not give them under the present consent
public record KnownDays(Days covered, Days stale, Days unreachable) {

    public static final KnownDays NONE = new KnownDays(Days.NONE, Days.NONE, Days.NONE);

    public static KnownDays of(List<Coverage> coverage) {
        return new KnownDays(in(State.COVERED, coverage), in(State.STALE, coverage), in(State.UNREACHABLE, coverage));
    }

    /// Days the bank has answered for, however long ago.
    public Days imported() {
        return covered.plus(stale);
    }

    /// Days of the range whose rows may be missing and can be had.
    public Days missing(DateRange range) {
        return Days.of(range).minus(covered).minus(unreachable);
    }

    /// Everything from the first day that may miss a row on: what lies between is asked again with it, in fewer calls.
    /// Days before the first import are no gap; nobody has asked for them.
    ///
    /// @return none when nothing was ever imported, or nothing is missing
    public Days since(LocalDate today) {
        return history(today).stream()
                .flatMap(history -> missing(history).span().stream())
                .map(missing -> Days.of(new DateRange(missing.from(), today)).minus(unreachable))
                .findFirst()
                .orElse(Days.NONE);
    }

    /// From the first imported day to today; empty when nothing was ever imported.
    public Optional<DateRange> history(LocalDate today) {
        return imported()
                .span()
                .filter(span -> !span.from().isAfter(today))
                .map(span -> new DateRange(span.from(), today));
    }

    private static Days in(State state, List<Coverage> coverage) {
        return Days.of(coverage.stream()
                .filter(stretch -> stretch.state() == state)
                .map(stretch -> new DateRange(stretch.fromDate(), stretch.toDate()))
                .toList());
    }
}
