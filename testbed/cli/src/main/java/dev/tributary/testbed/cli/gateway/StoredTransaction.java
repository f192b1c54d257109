package dev.tributary.testbed.cli.gateway;

import dev.tributary.contracts.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transaction as the product serves it.
///
/// @param amount signed: negative leaves the account, on cards too
/// @param category null until enriched
public record StoredTransaction(
        UUID transactionId,
        LocalDate bookedOn,
        String description,
        Money amount,
        @Nullable String category,
        @Nullable String categorySource,
        @Nullable String normalisedProviderTransactionId) {}
