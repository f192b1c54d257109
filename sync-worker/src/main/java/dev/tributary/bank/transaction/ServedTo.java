package dev.tributary.bank.transaction;

import dev.tributary.bank.account.Account;
import java.util.UUID;

/// For which import of which account rows were served.
///
/// @param enrich whether new rows go on to enrichment
public record ServedTo(UUID jobId, Account account, boolean enrich) {
    public UUID accountId() {
        return account.accountId();
    }
}
