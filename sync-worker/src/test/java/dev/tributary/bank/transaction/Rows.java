package dev.tributary.bank.transaction;

import dev.tributary.bank.truelayer.BankTransaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Served rows for tests; each method changes one thing.
record Rows(
        @Nullable String normalisedId,
        @Nullable String providerId,
        @Nullable String timestamp,
        @Nullable String description,
        @Nullable String amount,
        @Nullable String type,
        @Nullable String malformed) {

    static Rows aCoffee() {
        return new Rows(null, null, "2026-03-02T00:00:00Z", "COFFEE HOUSE 12", "-3.40", "DEBIT", null);
    }

    Rows normalisedId(@Nullable String id) {
        return new Rows(id, providerId, timestamp, description, amount, type, malformed);
    }

    Rows providerId(@Nullable String id) {
        return new Rows(normalisedId, id, timestamp, description, amount, type, malformed);
    }

    Rows at(@Nullable String time) {
        return new Rows(normalisedId, providerId, time, description, amount, type, malformed);
    }

    Rows described(@Nullable String text) {
        return new Rows(normalisedId, providerId, timestamp, text, amount, type, malformed);
    }

    Rows amount(@Nullable String value) {
        return new Rows(normalisedId, providerId, timestamp, description, value, type, malformed);
    }

    Rows type(@Nullable String value) {
        return new Rows(normalisedId, providerId, timestamp, description, amount, value, malformed);
    }

    Rows malformed(String field) {
        return new Rows(normalisedId, providerId, timestamp, description, amount, type, field);
    }

    BankTransaction served() {
        return new BankTransaction(
                0,
                "id-of-this-answer",
                normalisedId,
                providerId,
                timestamp,
                description,
                amount,
                "GBP",
                type,
                "PURCHASE",
                List.of(),
                null,
                null,
                malformed);
    }
}
