package dev.tributary.bank.account.rest;

import dev.tributary.bank.balance.AccountBalance;
import dev.tributary.contracts.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the bank said.
///
/// @param current what is on an account; what is owed on a card, positive
/// @param available what can be spent; null when the bank does not say
record BalanceView(Money current, @Nullable Money available, Instant asOf) {

    private static final int MONEY_SCALE = 2;

    static @Nullable BalanceView of(@Nullable AccountBalance balance) {
        if (balance == null) {
            return null;
        }
        var available = balance.available();
        return new BalanceView(
                money(balance.current(), balance.currency()),
                available == null ? null : money(available, balance.currency()),
                balance.asOf());
    }

    /// At least two decimals, more only where there are more.
    static Money money(BigDecimal amount, String currency) {
        var exact = amount.stripTrailingZeros();
        return new Money(
                exact.scale() > MONEY_SCALE ? exact : exact.setScale(MONEY_SCALE, RoundingMode.UNNECESSARY), currency);
    }
}
