package dev.tributary.bank.transaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/// How different a booked row may be from the pending one it is taken for, when nothing but likeness tells.
@ConfigMapping(prefix = "tributary.settling")
public interface SettlingConfig {

    /// Days a row may be booked before it was made: banks and time zones differ.
    @WithDefault("3")
    int daysEarlier();

    /// Days a row may be booked after it was made.
    @WithDefault("10")
    int daysLater();

    /// As a part of the pending amount: tips and exchange rates. From 0 to 1.
    @WithDefault("0.20")
    BigDecimal amountTolerance();

    /// How much of the shorter description must be found in the longer one, by pairs of letters. From 0 to 1.
    @WithDefault("0.6")
    double likeEnough();

    /// The same when the amount is another one, too.
    @WithDefault("0.8")
    double likeEnoughForAnotherAmount();
}
