package dev.tributary.bank.account;

import dev.tributary.bank.truelayer.BankAccount;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData;
import dev.tributary.bank.truelayer.BankFailure.NotOffered;
import dev.tributary.bank.truelayer.Caller;
import dev.tributary.contracts.SourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Asks a bank which accounts and cards a consent covers. A bank that has only one of the two says so; that is no
/// error.
@ApplicationScoped
public class DiscoverAccounts {

    private final BankData bank;

    DiscoverAccounts(BankData bank) {
        this.bank = bank;
    }

    /// @throws BankCallFailed when a resource that exists could not be read: half a list is never taken for the whole
    public Discovered discover(Caller caller) {
        var found = new ArrayList<DiscoveredAccount>();
        var offered = EnumSet.noneOf(SourceKind.class);
        for (var kind : SourceKind.values()) {
            list(kind, caller).ifPresent(listed -> {
                offered.add(kind);
                listed.forEach(account -> found.add(new DiscoveredAccount(kind, account)));
            });
        }
        return new Discovered(found, offered);
    }

    /// @return empty when the bank has no such resource
    private Optional<List<BankAccount>> list(SourceKind kind, Caller caller) {
        try {
            return Optional.of(bank.list(kind, caller));
        } catch (BankCallFailed failed) {
            if (failed.failure() instanceof NotOffered) {
                return Optional.empty();
            }
            throw failed;
        }
    }
}
