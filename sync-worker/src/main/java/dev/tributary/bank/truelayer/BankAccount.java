package dev.tributary.bank.truelayer;

import org.jspecify.annotations.Nullable;

/// An account or card as TrueLayer lists it.
///
/// @param accountId TrueLayer's; it may change after a re-authorisation
/// @param provider null when the listing does not name it
public record BankAccount(
        String accountId,
        String displayName,
        String currency,
        @Nullable Provider provider,
        AccountNumbers numbers) {}
