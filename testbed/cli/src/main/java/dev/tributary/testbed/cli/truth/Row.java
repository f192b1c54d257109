package dev.tributary.testbed.cli.truth;

import dev.tributary.testbed.cli.gateway.StoredTransaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What makes a transaction what it is, on either side.
///
/// @param amount signed, without trailing zeros: `4.5` and `4.50` are one amount
/// @param normalisedId null where the bank gives none
record Row(
        LocalDate bookedOn,
        BigDecimal amount,
        String currency,
        String description,
        @Nullable String normalisedId) {

    Row {
        amount = amount.stripTrailingZeros();
    }

    static Row of(StoredTransaction stored) {
        return new Row(
                stored.bookedOn(),
                stored.amount().amount(),
                stored.amount().currency(),
                stored.description(),
                stored.normalisedProviderTransactionId());
    }

    Row withoutId() {
        return new Row(bookedOn, amount, currency, description, null);
    }

    @Override
    public String toString() {
        return "%s %s %s %s".formatted(bookedOn, amount.toPlainString(), currency, description);
    }
}
