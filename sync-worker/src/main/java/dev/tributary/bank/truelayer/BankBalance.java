package dev.tributary.bank.truelayer;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is on an account, or owed on a card, as the bank told it. Read leniently: what is missing or unreadable is
/// null.
///
/// @param current without what is pending; of a card it is what is owed, positive
/// @param available what can be spent
/// @param overdraft agreed; accounts only
/// @param creditLimit cards only
/// @param updatedAt when the bank took it down
public record BankBalance(
        String currency,
        @Nullable BigDecimal current,
        @Nullable BigDecimal available,
        @Nullable BigDecimal overdraft,
        @Nullable BigDecimal creditLimit,
        @Nullable Instant updatedAt) {}
