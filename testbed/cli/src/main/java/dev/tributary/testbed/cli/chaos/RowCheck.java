package dev.tributary.testbed.cli.chaos;

import dev.tributary.contracts.DateRange;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.truth.ProveImport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Compares what is stored with what the bank has: of the days that an import says it has brought, everything must be
/// there; of all days, nothing may be there that the bank has not, or more often.
final class RowCheck {

    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private long rowsLost;
    private long rowsDoubled;
    private long rows;

    void check(ChaoticPerson person, ProveImport proving) {
        for (var account : person.accounts()) {
            var covered = person.jobs().stream()
                    .flatMap(job -> job.completed(account.accountId()).stream())
                    .toList();
            count(account, proving.prove(account, day -> isWithin(covered, day)));
        }
    }

    private void count(Account account, ProveImport.CoveredVerdict verdict) {
        rows += verdict.all().storedRows();
        rowsLost += verdict.covered().missing();
        rowsDoubled += verdict.all().tooMany();
        verdict.covered().missingExamples().forEach(row -> lost.add(account.displayName() + ": " + row));
        verdict.all().tooManyExamples().forEach(row -> doubled.add(account.displayName() + ": " + row));
    }

    private static boolean isWithin(List<DateRange> ranges, LocalDate day) {
        return ranges.stream().anyMatch(range -> !day.isBefore(range.fromDate()) && !day.isAfter(range.toDate()));
    }

    long rows() {
        return rows;
    }

    List<Invariant> invariants() {
        return List.of(
                new Invariant("rows lost", rowsLost, lost),
                new Invariant("rows doubled or made up", rowsDoubled, doubled));
    }
}
