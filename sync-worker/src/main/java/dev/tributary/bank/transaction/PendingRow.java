package dev.tributary.bank.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row that was announced and not yet seen booked.
///
/// @param firstSeenIn the import in which it was announced
/// @param amount signed: negative leaves the account
public record PendingRow(
        UUID transactionId,
        UUID firstSeenIn,
        LocalDate madeOn,
        BigDecimal amount,
        String currency,
        String description,
        @Nullable String normalisedId,
        @Nullable String providerId) {}
