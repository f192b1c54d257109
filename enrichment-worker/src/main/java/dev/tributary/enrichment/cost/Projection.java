package dev.tributary.enrichment.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/// Where a period's costs end if they go on as they began.
public record Projection(Instant start, Instant end, Instant now) {

    private static final int DECIMALS = 12;

    /// 0–1, six decimals.
    public BigDecimal elapsed() {
        return BigDecimal.valueOf(secondsSoFar()).divide(BigDecimal.valueOf(seconds()), 6, RoundingMode.HALF_EVEN);
    }

    public BigDecimal of(BigDecimal soFar) {
        return soFar.multiply(BigDecimal.valueOf(seconds()))
                .divide(BigDecimal.valueOf(secondsSoFar()), DECIMALS, RoundingMode.HALF_EVEN);
    }

    private long seconds() {
        return Duration.between(start, end).toSeconds();
    }

    private long secondsSoFar() {
        return Math.clamp(Duration.between(start, now).toSeconds(), 1, seconds());
    }
}
