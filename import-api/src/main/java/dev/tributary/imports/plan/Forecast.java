package dev.tributary.imports.plan;

import dev.tributary.contracts.ImportStatus.Estimate;
import dev.tributary.contracts.ImportStatus.Range;
import dev.tributary.contracts.Money;
import dev.tributary.imports.job.Formula;
import org.jspecify.annotations.Nullable;

/// An estimate, with what the plain formula said before experience corrected it: that is what the next correction is
/// measured by.
public record Forecast(Estimate estimate, Formula formula, Spread spread) {

    /// How far off the estimate's figures may be.
    ///
    /// @param leastCost null while a price is not known
    /// @param mostCost likewise
    public record Spread(
            Range durationSeconds,
            Range apiCalls,
            @Nullable Money leastCost,
            @Nullable Money mostCost) {}
}
