package dev.tributary.testbed.cli.demo;

import dev.tributary.contracts.SourceKind;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.util.List;
import java.util.stream.Stream;

/// What the demonstration imports: four accounts and one card.
final class DemoAccounts {

    private static final int ACCOUNTS = 4;
    private static final int CARDS = 1;

    private DemoAccounts() {}

    static List<Account> among(List<Account> all) {
        var chosen = Stream.concat(first(all, SourceKind.ACCOUNT, ACCOUNTS), first(all, SourceKind.CARD, CARDS))
                .toList();
        if (chosen.size() < ACCOUNTS + CARDS) {
            throw new WorkFailed("The demonstration needs %d accounts and %d card; the bank has only %d."
                    .formatted(ACCOUNTS, CARDS, chosen.size()));
        }
        return chosen;
    }

    private static Stream<Account> first(List<Account> all, SourceKind kind, int most) {
        return all.stream().filter(account -> account.kind() == kind).limit(most);
    }
}
