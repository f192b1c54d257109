package dev.tributary.bank.transaction;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Which amounts are meant; null leaves a question open.
///
/// @param least of the size, whichever way the money went; included
/// @param most of the size, whichever way the money went; included
/// @param direction which way the money went
public record AmountFilter(
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        @Nullable Direction direction) {

    public enum Direction {
        IN,
        OUT
    }
}
