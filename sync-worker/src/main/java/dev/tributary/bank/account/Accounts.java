package dev.tributary.bank.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Everything a person has connected.
public interface Accounts {

    List<Account> of(String userId);

    /// @return empty for an unknown id and for another tenant's alike
    Optional<Account> find(String userId, UUID accountId);
}
