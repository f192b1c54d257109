package dev.tributary.enrichment.cost;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "tributary.cost")
public interface CostConfig {

    /// What one call to TrueLayer costs, in the price list's currency. TrueLayer publishes no price: contracts differ,
    /// and most have none per call.
    @WithDefault("0.00")
    BigDecimal bankCall();

    /// A price list of one's own, instead of the one that ships.
    Optional<Path> priceList();

    /// How long changes of one job are gathered before it is told of them.
    @WithDefault("250ms")
    Duration tellEvery();
}
