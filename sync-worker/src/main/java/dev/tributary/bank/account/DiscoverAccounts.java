package dev.tributary.bank.account;

import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankData;
import dev.tributary.bank.truelayer.BankFailure.NotOffered;
import dev.tributary.bank.truelayer.Caller;
import dev.tributary.contracts.SourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// Asks a bank which accounts and cards a consent covers. A bank that has only one of the two says so; that is no
/// error.
@ApplicationScoped
public class DiscoverAccounts {

    private final BankData bank;

    DiscoverAccounts(BankData bank) {
        this.bank = bank;
    }

    /// @throws BankCallFailed when a resource that exists could not be read: half a list is never taken for the whole
    public List<DiscoveredAccount> discover(Caller caller) {
        var found = new ArrayList<DiscoveredAccount>();
        for (var kind : SourceKind.values()) {
            found.addAll(discover(kind, caller));
        }
        return found;
    }

    private List<DiscoveredAccount> discover(SourceKind kind, Caller caller) {
        try {
            return bank.list(kind, caller).stream()
                    .map(account -> new DiscoveredAccount(kind, account))
                    .toList();
        } catch (BankCallFailed failed) {
            if (failed.failure() instanceof NotOffered) {
                return List.of();
            }
            throw failed;
        }
    }
}
