package dev.tributary.testbed.cli.gateway;

import dev.tributary.contracts.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transaction as the product serves it.
///
/// @param amount signed: negative leaves the account, on cards too
/// @param category null until enriched
/// @param state `booked`, or what else became of it; null where the product does not say
public record StoredTransaction(
        UUID transactionId,
        LocalDate bookedOn,
        String description,
        Money amount,
        @Nullable String category,
        @Nullable String categorySource,
        @Nullable String normalisedProviderTransactionId,
        @Nullable String state) {

    /// Pending payments are shown too, and rows that the bank took back.
    public boolean isBooked() {
        return state == null || state.equals("booked");
    }
}
