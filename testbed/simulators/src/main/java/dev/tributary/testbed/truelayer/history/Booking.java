package dev.tributary.testbed.truelayer.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One movement on one account, as the bank knows it.
///
/// @param amount in the account's currency; negative leaves the account, for cards too
/// @param merchant who was paid, where the bank could tell
public record Booking(
        LocalDate bookedOn,
        String description,
        BigDecimal amount,
        TransactionCategory category,
        @Nullable Merchant merchant) {

    public boolean isDebit() {
        return amount.signum() < 0;
    }

    Booking on(LocalDate date) {
        return new Booking(date, description, amount, category, merchant);
    }
}
