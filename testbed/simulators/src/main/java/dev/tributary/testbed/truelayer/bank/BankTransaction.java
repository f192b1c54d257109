package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.history.Booking;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A booked row of one account. Its identifiers and the shape of its timestamp follow from the account, the day and
/// the row's place within the day, so they never change while the simulator's seed stays the same.
///
/// @param ordinal the row's place among the rows of its day, from 0
/// @param balance what was on the account after the row; absent where the bank does not say
public record BankTransaction(
        BankAccount account,
        Booking booking,
        int ordinal,
        @Nullable BigDecimal balance) {
    private static final HexFormat HEX = HexFormat.of();

    public BankTransaction(BankAccount account, Booking booking, int ordinal) {
        this(account, booking, ordinal, null);
    }

    BankTransaction withBalance(BigDecimal balance) {
        return new BankTransaction(account, booking, ordinal, balance);
    }

    public RowKey key() {
        return new RowKey(booking.bookedOn(), ordinal);
    }

    public String transactionId() {
        return transactionId(0);
    }

    /// @param drift another number gives the row another identifier, as real banks do when they amend a row
    public String transactionId(long drift) {
        return HEX.toHexDigits(mix(1 + drift)) + HEX.toHexDigits(mix(2 + drift));
    }

    public @Nullable String normalisedProviderTransactionId() {
        return account.rowIds().normalised() ? "txn-" + HEX.toHexDigits(mix(3)) : null;
    }

    public @Nullable String providerTransactionId() {
        return account.rowIds().provider()
                ? account.name().toUpperCase(Locale.ROOT) + "-"
                        + booking.bookedOn().toEpochDay() + "-" + ordinal
                : null;
    }

    /// One of the shapes real banks use; the date is always the posting date.
    public String timestamp() {
        var date = booking.bookedOn().toString();
        return switch (Math.floorMod(mix(4), 5)) {
            case 0 -> date + "T00:00:00";
            case 1 -> date + "T00:00:00Z";
            case 2 -> date + "T00:00:00+00:00";
            case 3 -> date + "T" + timeOfDay() + "Z";
            default -> date + "T" + timeOfDay() + "." + padded(mix(8), 900, 100) + "Z";
        };
    }

    private String timeOfDay() {
        return padded(mix(5), 14, 10) + ":" + padded(mix(6), 50, 10) + ":" + padded(mix(7), 50, 10);
    }

    /// A number from `least` on, so that it always has the digits of `least`. Formatting would cost more than the row.
    private static int padded(long chance, int choices, int least) {
        return least + Math.floorMod(chance, choices);
    }

    private long mix(long salt) {
        var z = account.id().hashCode() * 0x9E3779B97F4A7C15L
                + booking.bookedOn().toEpochDay() * 0xBF58476D1CE4E5B9L
                + ordinal * 0x94D049BB133111EBL
                + salt * 0xD6E8FEB86659FD93L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
