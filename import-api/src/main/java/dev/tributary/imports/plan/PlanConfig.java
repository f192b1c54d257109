package dev.tributary.imports.plan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

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

    /// One row, read and stored, over all workers.
    @WithDefault("PT0.0001S")
    Duration perRow();

    /// What its category adds to that.
    @WithDefault("4ms")
    Duration perCategory();

    /// One row of an import.
    default Duration perRow(boolean autoEnrich) {
        return autoEnrich ? perRow().plus(perCategory()) : perRow();
    }

    /// Days one call asks for when nobody is present; sync-worker plans its windows the same.
    @WithDefault("731")
    int daysPerUnattendedCall();

    /// Calls of each account besides those for its days: its pending rows and its balance.
    @WithDefault("2")
    int closingCalls();

    /// How far back an account is asked for that was never imported, when the person does not say: what every bank
    /// gives at any time.
    @WithDefault("P90D")
    Period firstImport();

    /// Price of one TrueLayer call. Unset, it is what the ledger charged lately, or unknown.
    Optional<BigDecimal> pricePerCall();

    /// Price of one row that a language model decides. Unset, it is what the ledger charged lately, or unknown.
    Optional<BigDecimal> pricePerRow();

    /// Share of new rows that a language model is asked about, of a person nothing is known of.
    @WithDefault("0.3")
    double usualLanguageModelShare();

    /// ISO 4217, of all prices here.
    @WithDefault("GBP")
    String currency();
}
