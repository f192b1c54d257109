package dev.tributary.bank.transaction;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// A place in the list, newest first. As a cursor it stays right while rows are added before it.
public record Position(LocalDate bookedOn, UUID transactionId) {

    private static final int DATE_LENGTH = 10;

    static Position of(StoredTransaction transaction) {
        return new Position(transaction.bookedOn(), transaction.transactionId());
    }

    public String cursor() {
        var text = bookedOn.toString() + transactionId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// @return empty when the text is no cursor of ours
    public static Optional<Position> parse(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return Optional.of(new Position(
                    LocalDate.parse(text.substring(0, DATE_LENGTH)), UUID.fromString(text.substring(DATE_LENGTH))));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException foreign) {
            return Optional.empty();
        }
    }
}
