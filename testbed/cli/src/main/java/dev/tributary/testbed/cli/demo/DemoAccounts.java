package dev.tributary.testbed.cli.demo;

import dev.tributary.contracts.SourceKind;
import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.util.List;
import java.util.stream.Stream;

/// Whose bank is connected in the demonstration, and what is imported from it.
public enum DemoAccounts {

    /// Four accounts and a card of the simulated bank's own making.
    JOHN("john") {
        @Override
        List<Account> among(List<Account> all) {
            var chosen = Stream.concat(first(all, SourceKind.ACCOUNT, ACCOUNTS), first(all, SourceKind.CARD, CARDS))
                    .toList();
            if (chosen.size() < ACCOUNTS + CARDS) {
                throw new WorkFailed("The demonstration needs %d accounts and %d card; the bank has only %d."
                        .formatted(ACCOUNTS, CARDS, chosen.size()));
            }
            return chosen;
        }
    },

    /// The rows of a file, in as many accounts as the bank makes of them.
    FILE("csv") {
        @Override
        List<Account> among(List<Account> all) {
            return all;
        }
    };

    private static final int ACCOUNTS = 4;
    private static final int CARDS = 1;

    private final String user;

    DemoAccounts(String user) {
        this.user = user;
    }

    BankUser user() {
        return BankUser.named(user);
    }

    abstract List<Account> among(List<Account> all);

    private static Stream<Account> first(List<Account> all, SourceKind kind, int most) {
        return all.stream().filter(account -> account.kind() == kind).limit(most);
    }
}
