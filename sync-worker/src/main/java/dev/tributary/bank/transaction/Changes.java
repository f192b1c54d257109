package dev.tributary.bank.transaction;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What the bank has corrected about a row.
public final class Changes {

    /// What is stored and can be corrected.
    public record Content(
            LocalDate bookedOn,
            Instant bookedAt,
            BigDecimal amount,
            String currency,
            String transactionType,
            String description) {}

    /// @param field as the bank calls it
    public record Change(String field, String before, String after) {}

    private Changes() {}

    /// @return empty when all is as it was
    public static List<Change> between(Content stored, BookedRow served) {
        var changes = new ArrayList<Change>();
        add(changes, "booked_on", stored.bookedOn(), served.bookedOn());
        add(
                changes,
                "timestamp",
                stored.bookedAt().truncatedTo(ChronoUnit.MICROS),
                served.bookedAt().toInstant().truncatedTo(ChronoUnit.MICROS));
        add(
                changes,
                "amount",
                stored.amount().stripTrailingZeros().toPlainString(),
                served.amount().stripTrailingZeros().toPlainString());
        add(changes, "currency", stored.currency(), served.currency());
        add(changes, "transaction_type", stored.transactionType(), served.transactionType());
        add(changes, "description", stored.description(), served.description());
        return changes;
    }

    private static void add(List<Change> changes, String field, Object before, Object after) {
        if (!before.equals(after)) {
            changes.add(new Change(field, before.toString(), after.toString()));
        }
    }
}
