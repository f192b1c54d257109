package dev.tributary.testbed.truelayer.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Set;
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

    private static final int PENDING_LENGTH = 18;
    private static final Set<String> ESTIMATED = Set.of("restaurants", "fuel");

    public boolean isDebit() {
        return amount.signum() < 0;
    }

    /// The same on another day.
    public Booking on(LocalDate date) {
        return new Booking(date, description, amount, category, merchant);
    }

    /// How it looks before it is booked: shorter text, and where tips and pumps are concerned another amount.
    public Booking pending(LocalDate madeOn) {
        var text = description.length() > PENDING_LENGTH ? description.substring(0, PENDING_LENGTH) : description;
        var estimated = merchant != null && ESTIMATED.contains(merchant.group());
        return new Booking(
                madeOn,
                text.strip(),
                estimated ? amount.setScale(0, RoundingMode.UP).setScale(2) : amount,
                category,
                merchant);
    }

    Booking negated() {
        return new Booking(bookedOn, description, amount.negate(), category, merchant);
    }
}
