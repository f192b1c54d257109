package dev.tributary.bank.account;

import dev.tributary.bank.truelayer.AccountNumbers;
import dev.tributary.contracts.SourceKind;
import java.util.UUID;

/// An account a person has connected once, with all that it can be recognised by.
///
/// @param connectionId the connection that reached it last
public record KnownAccount(
        UUID accountId,
        UUID connectionId,
        SourceKind kind,
        String providerAccountId,
        String displayName,
        String currency,
        AccountNumbers numbers) {}
