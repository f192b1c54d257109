package dev.tributary.bank.account;

import dev.tributary.bank.coverage.Coverage;
import dev.tributary.bank.coverage.Days;
import dev.tributary.bank.truelayer.Provider;
import dev.tributary.bank.usage.UnattendedCalls;
import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.contracts.SourceKind;
import dev.tributary.messaging.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bank account or card a person has connected.
///
/// @param accountId ours; it stays when the connection is renewed
/// @param providerAccountId TrueLayer's
/// @param unattendedCalls for booked rows
/// @param consentExpiresAt the connection's; null until the bank has told it
public record Account(
        UUID accountId,
        String userId,
        UUID connectionId,
        SourceKind kind,
        String displayName,
        String currency,
        Provider provider,
        String providerAccountId,
        Availability availability,
        @Nullable Instant consentExpiresAt,
        @Nullable Instant lastSyncedAt,
        long storedTransactions,
        @Nullable LocalDate earliestTransactionOn,
        @Nullable LocalDate latestTransactionOn,
        Coverage coverage,
        UnattendedCalls unattendedCalls) {

    public AccountChanged changed(Instant now) {
        return new AccountChanged(
                Ids.next(),
                now,
                userId,
                accountId,
                connectionId,
                kind,
                displayName,
                currency,
                provider.providerId(),
                provider.displayName(),
                availability,
                consentExpiresAt,
                storedTransactions,
                earliestTransactionOn,
                latestTransactionOn,
                lastSyncedAt,
                coverage.days().stream().map(Days::told).toList(),
                unattendedCalls.told(now));
    }
}
