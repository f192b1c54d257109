package dev.tributary.bank.balance;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of accounts' balances.
public interface Balances {

    /// @return an entry for each of the accounts
    Map<UUID, Standing> of(Collection<UUID> accountIds);

    /// @param balance null while the bank has told none
    record Standing(@Nullable AccountBalance balance, BalanceProof proof) {}
}
