package dev.tributary.bank.balance;

import dev.tributary.contracts.SourceKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What the bank said is on the account.
///
/// @param amount signed: what is owed on a card is negative
/// @param at when we asked
public record ToldBalance(BigDecimal amount, Instant at) {

    /// @param current as the bank tells it: what is on an account, or what is owed on a card
    public static ToldBalance of(SourceKind kind, BigDecimal current, Instant at) {
        return switch (kind) {
            case ACCOUNT -> new ToldBalance(current, at);
            case CARD -> new ToldBalance(current.negate(), at);
        };
    }

    LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
