package dev.tributary.testbed.cli.chaos;

import dev.tributary.testbed.cli.gateway.GatewayApi.Spent;
import dev.tributary.testbed.cli.http.Patience;
import dev.tributary.testbed.cli.truth.BankTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether every call that the bank answered is in the ledger, and every import's cost is part of the sum.
final class MoneyCheck {

    private final BankTruth bank;

    MoneyCheck(BankTruth bank) {
        this.bank = bank;
    }

    /// @param untilTold the ledger hears of calls a little later
    List<Invariant> invariants(List<ChaoticPerson> crowd, Patience untilTold) {
        var served = bank.calls();
        untilTold.await(() -> Optional.of(recorded(crowd)).filter(recorded -> recorded >= served));
        var recorded = recorded(crowd);
        var unaccounted = new ArrayList<String>();
        if (recorded < served) {
            unaccounted.add("the bank counted %d calls, the ledger has %d".formatted(served, recorded));
        }
        return List.of(
                new Invariant("calls that are not in the ledger", Math.max(0, served - recorded), unaccounted),
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
