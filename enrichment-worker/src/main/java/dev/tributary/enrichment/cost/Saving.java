package dev.tributary.enrichment.cost;

import dev.tributary.enrichment.cost.Ledger.ModelCosts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What asking costs, and what not having to ask has saved.
///
/// @param perMerchant the mean of the calls there were; null when there were none of a known price
/// @param saved null with it
public record Saving(
        @Nullable BigDecimal perMerchant, @Nullable BigDecimal saved) {

    private static final int DECIMALS = 12;

    public static Saving of(List<ModelCosts> models, long sparedByMemory) {
        var merchants = models.stream()
                .filter(model -> model.unknown() == 0)
                .mapToLong(ModelCosts::merchants)
                .sum();
        if (merchants == 0) {
            return new Saving(null, null);
        }
        var cost = models.stream()
                .filter(model -> model.unknown() == 0)
                .map(ModelCosts::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Saving(
                cost.divide(BigDecimal.valueOf(merchants), DECIMALS, RoundingMode.HALF_EVEN),
                cost.multiply(BigDecimal.valueOf(sparedByMemory))
                        .divide(BigDecimal.valueOf(merchants), DECIMALS, RoundingMode.HALF_EVEN));
    }
}
