package dev.tributary.testbed.llm;

import java.math.BigDecimal;
import java.time.Instant;

/// What the provider asks of a model from a moment on, in dollars for a million tokens.
///
/// @param above for prompts of more tokens than this
public record LlmPrice(
        String model,
        Instant from,
        long above,
        BigDecimal input,
        BigDecimal cachedInput,
        BigDecimal cacheWrite,
        BigDecimal output) {

    BigDecimal of(LlmUsage usage) {
        var fresh = usage.input() - usage.cached() - usage.written();
        return input.multiply(BigDecimal.valueOf(fresh))
                .add(cachedInput.multiply(BigDecimal.valueOf(usage.cached())))
                .add(cacheWrite.multiply(BigDecimal.valueOf(usage.written())))
                .add(output.multiply(BigDecimal.valueOf(usage.output())))
                .scaleByPowerOfTen(-6);
    }
}
