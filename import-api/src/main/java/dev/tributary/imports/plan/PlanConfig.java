package dev.tributary.imports.plan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;

/// What estimates are made of where an account's own history does not say better.
@ConfigMapping(prefix = "tributary.plan")
public interface PlanConfig {

    /// Banks keep six years of statements online at most.
    @WithDefault("P6Y")
    Period longestHistory();

    /// Rows a day of an account nobody has imported yet: a current account in daily use has two to three, a savings
    /// account hardly any.
    @WithDefault("1.2")
    double usualRowsPerDay();

    /// Days one TrueLayer call asks for while the person is present; sync-worker plans its windows the same.
    @WithDefault("92")
    int daysPerCall();

    /// One TrueLayer call, from request to the last byte.
    @WithDefault("800ms")
    Duration perCall();

    /// One new row with its category, over all workers.
    @WithDefault("4ms")
    Duration perRow();

    /// Price of one TrueLayer call.
    @WithDefault("0")
    BigDecimal pricePerCall();

    /// Price of one row's category; 0 while the local model decides alone.
    @WithDefault("0")
    BigDecimal pricePerRow();

    /// ISO 4217, of all prices here.
    @WithDefault("GBP")
    String currency();
}
