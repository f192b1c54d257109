package dev.tributary.enrichment.cost;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "tributary.cost")
public interface CostConfig {

    /// What one call to TrueLayer costs, in the price list's currency. TrueLayer publishes no price and contracts
    /// differ: until it is set the price of a call is unknown, which is shown, and is not the same as nothing.
    Optional<BigDecimal> bankCall();

    /// A price list of one's own, instead of the one that ships. Prices already listed stay as they are.
    Optional<Path> priceList();

    /// How soon a price somebody else listed is seen.
    @WithDefault("30s")
    Duration pricesRefresh();

    /// How long changes of one job are gathered before it is told of them.
    @WithDefault("250ms")
    Duration tellEvery();

    /// What a person's import, and their month, may cost in calls of models, until they say otherwise, in the price
    /// list's currency; unset is no limit.
    Optional<BigDecimal> budgetPerImport();

    Optional<BigDecimal> budgetPerMonth();

    /// What one day of the whole installation may cost in calls of models; unset is no limit.
    Optional<BigDecimal> budgetPerDay();

    /// When a call without an answer is first asked about, after it began; longer than any time-out of a model. Each
    /// further look-up waits twice as long, a day at most.
    @WithDefault("2m")
    Duration firstLookup();

    /// When a call is taken as never sent, after it began, because the provider's list of calls does not have it: the
    /// process died before it went out.
    @WithDefault("1h")
    Duration unheardAfter();

    /// How often open calls are looked for.
    @WithDefault("5s")
    Duration reconcileEvery();
}
