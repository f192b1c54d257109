package dev.tributary.enrichment.cost;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one model asks for tokens, for prompts of some length, for some time. Amounts are for a million tokens.
///
/// @param priceId written beside every cost it was used for
/// @param validTo null until another price of the model begins
/// @param currency the provider bills in
/// @param aboveInputTokens holds for prompts longer than this
/// @param batchDiscount taken off for work that can wait: 0.5 is half
public record ModelPrice(
        String priceId,
        String model,
        Instant validFrom,
        @Nullable Instant validTo,
        String currency,
        long aboveInputTokens,
        BigDecimal inputPerMillion,
        BigDecimal cachedInputPerMillion,
        BigDecimal cacheWritePerMillion,
        BigDecimal outputPerMillion,
        BigDecimal batchDiscount) {

    private static final int MILLION = 6;

    public ModelPrice {
        var kept = BigDecimal.ONE.subtract(batchDiscount);
        if (batchDiscount.signum() < 0 || kept.signum() < 0) {
            throw new IllegalArgumentException(
                    "batch_discount: %s of %s is not within 0–1".formatted(batchDiscount, priceId));
        }
        requireExact("input_per_million", priceId, inputPerMillion, kept);
        requireExact("cached_input_per_million", priceId, cachedInputPerMillion, kept);
        requireExact("cache_write_per_million", priceId, cacheWritePerMillion, kept);
        requireExact("output_per_million", priceId, outputPerMillion, kept);
    }

    /// @param cachedInputPerMillion without it cached input costs what input costs
    /// @param cacheWritePerMillion without it, too
    @JsonCreator
    static ModelPrice listed(
            @JsonProperty(value = "price_id", required = true) String priceId,
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "valid_from", required = true) Instant validFrom,
            @JsonProperty("valid_to") @Nullable Instant validTo,
            @JsonProperty(value = "currency", required = true) String currency,
            @JsonProperty("above_input_tokens") long aboveInputTokens,
            @JsonProperty(value = "input_per_million", required = true) BigDecimal inputPerMillion,
            @JsonProperty("cached_input_per_million") @Nullable BigDecimal cachedInputPerMillion,
            @JsonProperty("cache_write_per_million") @Nullable BigDecimal cacheWritePerMillion,
            @JsonProperty(value = "output_per_million", required = true) BigDecimal outputPerMillion,
            @JsonProperty("batch_discount") @Nullable BigDecimal batchDiscount) {
        return new ModelPrice(
                priceId,
                model,
                validFrom,
                validTo,
                currency,
                aboveInputTokens,
                inputPerMillion,
                Objects.requireNonNullElse(cachedInputPerMillion, inputPerMillion),
                Objects.requireNonNullElse(cacheWritePerMillion, inputPerMillion),
                outputPerMillion,
                Objects.requireNonNullElse(batchDiscount, BigDecimal.ZERO));
    }

    boolean holdsAt(Instant moment) {
        return !validFrom.isAfter(moment) && (validTo == null || moment.isBefore(validTo));
    }

    /// Exact: nothing is rounded.
    BigDecimal billed(TokenUsage usage, boolean batched) {
        var full = tokens(usage.freshInputTokens(), inputPerMillion)
                .add(tokens(usage.cachedInputTokens(), cachedInputPerMillion))
                .add(tokens(usage.cacheWriteTokens(), cacheWritePerMillion))
                .add(tokens(usage.outputTokens(), outputPerMillion));
        return batched ? full.multiply(BigDecimal.ONE.subtract(batchDiscount)) : full;
    }

    /// What so many tokens cost at most, however the provider's cache is used.
    BigDecimal most(long inputTokens, long outputTokens) {
        var dearest = inputPerMillion.max(cachedInputPerMillion).max(cacheWritePerMillion);
        return tokens(inputTokens, dearest).add(tokens(outputTokens, outputPerMillion));
    }

    private static BigDecimal tokens(long count, BigDecimal perMillion) {
        return perMillion.multiply(BigDecimal.valueOf(count)).movePointLeft(MILLION);
    }

    private static void requireExact(String name, String priceId, BigDecimal perMillion, BigDecimal kept) {
        if (perMillion.signum() < 0) {
            throw new IllegalArgumentException("%s: %s of %s is below 0".formatted(name, perMillion, priceId));
        }
        if (perMillion.multiply(kept).stripTrailingZeros().scale() > MILLION) {
            throw new IllegalArgumentException(
                    "%s: %s of %s has more than six decimals".formatted(name, perMillion, priceId));
        }
    }
}
