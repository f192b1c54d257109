package dev.tributary.bank.usage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call to TrueLayer's Data API that is about to be made.
///
/// @param jobId null when no import asked for it
/// @param accountId null when it is about a whole connection
/// @param endpoint TrueLayer's resource, for example `accounts/transactions`
/// @param attended whether the person is present, which lifts the bank's limit
public record BankCall(
        UUID callId,
        String userId,
        @Nullable UUID jobId,
        @Nullable UUID accountId,
        UUID connectionId,
        String providerId,
        String endpoint,
        boolean attended) {}
