package dev.tributary.imports.account;

import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.contracts.AccountChanged.CallQuota;
import dev.tributary.contracts.SourceKind;
import dev.tributary.imports.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account or card that can be picked for an import.
///
/// @param consentExpiresAt null when the bank has not told it
/// @param storedTransactions rows known so far; estimates are made from their density
/// @param unattendedCalls what the bank still allows without the person
public record ImportableAccount(
        AccountId id,
        UserId owner,
        UUID connectionId,
        SourceKind kind,
        String displayName,
        String currency,
        String providerId,
        String providerName,
        Availability availability,
        @Nullable Instant consentExpiresAt,
        long storedTransactions,
        @Nullable LocalDate earliestTransactionOn,
        @Nullable LocalDate latestTransactionOn,
        KnownDays known,
        CallQuota unattendedCalls) {

    private static final int DAYS_THAT_SHOW_A_HABIT = 14;

    /// Rows a day this account has had so far; empty when too little is known to tell.
    public OptionalDouble rowsPerDay() {
        var imported = known.imported().count();
        if (imported >= DAYS_THAT_SHOW_A_HABIT) {
            return OptionalDouble.of((double) storedTransactions / imported);
        }
        if (earliestTransactionOn == null || latestTransactionOn == null) {
            return OptionalDouble.empty();
        }
        var days = ChronoUnit.DAYS.between(earliestTransactionOn, latestTransactionOn) + 1;
        return days < DAYS_THAT_SHOW_A_HABIT
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) storedTransactions / days);
    }
}
