package dev.tributary.bank.account.rest;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.coverage.Coverage;
import dev.tributary.bank.coverage.Days;
import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Coverage.State;
import dev.tributary.contracts.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which days of an account are known.
///
/// @param fromDate the first day anything is known of; null when there is none
/// @param toDate today
/// @param ranges oldest first, no day twice
/// @param gaps days between `fromDate` and `toDate` nobody has asked the bank for
/// @param nextStep null when there is nothing to do
record CoverageView(
        UUID accountId,
        @Nullable LocalDate fromDate,
        LocalDate toDate,
        Totals totals,
        List<AccountChanged.Coverage> ranges,
        List<DateRange> gaps,
        String message,
        @Nullable String nextStep) {

    /// @param coveredDays asked for and answered late enough that no row is expected any more
    /// @param staleDays answered so early that rows may have been posted since
    /// @param unreachableDays the bank refuses under the present consent
    /// @param missingDays nobody has asked for
    record Totals(long coveredDays, long staleDays, long unreachableDays, long missingDays) {}

    CoverageView {
        ranges = List.copyOf(ranges);
        gaps = List.copyOf(gaps);
    }

    static CoverageView of(Account account, LocalDate today) {
        var coverage = account.coverage();
        var first =
                coverage.days().isEmpty() ? null : coverage.days().getFirst().from();
        List<DateRange> gaps = first == null || first.isAfter(today) ? List.of() : coverage.unasked(first, today);
        var totals = totals(coverage, gaps);
        return new CoverageView(
                account.accountId(),
                first,
                today,
                totals,
                coverage.days().stream().map(Days::told).toList(),
                gaps,
                message(first, totals),
                nextStep(first, totals));
    }

    private static Totals totals(Coverage coverage, List<DateRange> gaps) {
        var missing = gaps.stream()
                .mapToLong(gap -> gap.toDate().toEpochDay() - gap.fromDate().toEpochDay() + 1)
                .sum();
        return new Totals(
                coverage.count(State.COVERED), coverage.count(State.STALE), coverage.count(State.UNREACHABLE), missing);
    }

    private static String message(@Nullable LocalDate first, Totals totals) {
        if (first == null) {
            return "Nothing has been imported yet.";
        }
        var parts = new ArrayList<String>();
        parts.add("Of the days since %s, %d are complete".formatted(first, totals.coveredDays()));
        if (totals.staleDays() > 0) {
            parts.add("%d were read so early that rows may have come since".formatted(totals.staleDays()));
        }
        if (totals.unreachableDays() > 0) {
            parts.add("%d are kept back by the bank until you renew your consent".formatted(totals.unreachableDays()));
        }
        if (totals.missingDays() > 0) {
            parts.add("%d have never been imported".formatted(totals.missingDays()));
        }
        return String.join(", ", parts) + ".";
    }

    private static @Nullable String nextStep(@Nullable LocalDate first, Totals totals) {
        if (first == null) {
            return "Plan an import of this account.";
        }
        if (totals.missingDays() > 0) {
            return "Plan an import with fill_gaps.";
        }
        if (totals.unreachableDays() > 0) {
            return "Authorise the bank again and import the days kept back within five minutes.";
        }
        return totals.staleDays() > 0 ? "An incremental import reads the newest days again." : null;
    }
}
