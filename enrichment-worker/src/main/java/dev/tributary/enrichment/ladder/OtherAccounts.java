package dev.tributary.enrichment.ladder;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The rows of a person's other accounts, looked at for the other side of a transfer.
public interface OtherAccounts {

    /// Rows of other accounts with one of these amounts, a few days around them, that may be money moved.
    ///
    /// @param accountId the account whose transfers' other sides are looked for
    List<Side> candidates(String userId, UUID accountId, Collection<Side> sides);

    /// Calls these rows transfers between own accounts from now on, unless a person calls them something else, and
    /// tells everybody.
    void settle(String userId, Collection<Side> sides, String why);

    /// One side of what may be a transfer.
    ///
    /// @param amount below zero where it went out
    record Side(UUID transactionId, UUID accountId, LocalDate bookedOn, BigDecimal amount, String currency) {}
}
