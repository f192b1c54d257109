package dev.tributary.testbed.cli.chaos;

import dev.tributary.testbed.cli.gateway.GatewayApi.Spent;
import dev.tributary.testbed.cli.truth.BankTruth;
import java.util.ArrayList;
import java.util.List;

/// Whether every call that the bank answered is in the ledger, and every import's cost is part of the sum.
final class MoneyCheck {

    private final BankTruth bank;

    MoneyCheck(BankTruth bank) {
        this.bank = bank;
    }

    /// Calls the bank has served and nobody has told the ledger of yet.
    long uncounted(List<ChaoticPerson> crowd) {
        return Math.max(0, bank.calls() - recorded(crowd));
    }

    List<Invariant> invariants(List<ChaoticPerson> crowd) {
        var served = bank.calls();
        var uncounted = uncounted(crowd);
        return List.of(
                new Invariant(
                        "calls that are not in the ledger",
                        uncounted,
                        uncounted == 0
                                ? List.of()
                                : List.of("the bank counted %d calls, the ledger has %d"
                                        .formatted(served, served - uncounted))),
                Invariant.of("sums that do not agree", disagreeing(crowd)));
    }

    private static long recorded(List<ChaoticPerson> crowd) {
        return crowd.stream()
                .mapToLong(person -> person.api().spent().apiCalls())
                .sum();
    }

    /// The calls of a person's imports are among the person's calls; the rest are about connections.
    private static List<String> disagreeing(List<ChaoticPerson> crowd) {
        var disagreeing = new ArrayList<String>();
        for (var person : crowd) {
            Spent all = person.api().spent();
            var ofImports = person.jobs().stream()
                    .map(WatchedJob::jobId)
                    .mapToLong(job -> person.api().status(job).cost().apiCalls())
                    .sum();
            if (ofImports > all.apiCalls()) {
                disagreeing.add("imports cost %d calls, the person %d".formatted(ofImports, all.apiCalls()));
            }
        }
        return disagreeing;
    }
}
