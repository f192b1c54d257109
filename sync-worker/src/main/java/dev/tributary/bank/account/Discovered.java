package dev.tributary.bank.account;

import dev.tributary.contracts.SourceKind;
import java.util.List;
import java.util.Set;

/// All that a consent covers.
///
/// @param offered the resources the bank has; of the others nothing is known
public record Discovered(List<DiscoveredAccount> accounts, Set<SourceKind> offered) {

    public Discovered {
        accounts = List.copyOf(accounts);
        offered = Set.copyOf(offered);
    }

    public boolean isEmpty() {
        return accounts.isEmpty();
    }
}
