package dev.tributary.bank.balance;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the bank said is on an account, or owed on a card.
///
/// @param available what can be spent
/// @param asOf when it was so
public record AccountBalance(
        String currency, BigDecimal current, @Nullable BigDecimal available, Instant asOf) {}
