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

    /// A price list of one's own, instead of the one that ships.
    Optional<Path> priceList();

    /// How long changes of one job are gathered before it is told of them.
    @WithDefault("250ms")
    Duration tellEvery();
}
