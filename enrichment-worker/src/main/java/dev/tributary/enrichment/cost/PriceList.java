package dev.tributary.enrichment.cost;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What tokens cost, by model and day.
///
/// @param version written beside every cost it was used for
/// @param currency costs are shown in
/// @param exchangeRates what one unit of each billing currency is worth in `currency`
public record PriceList(
        String version, String currency, Map<String, BigDecimal> exchangeRates, List<ModelPrice> models) {

    private static final String FILE = "/prices/price-list.json";
    private static final int DECIMALS = 12;
    private static final int MILLION = 6;

    public PriceList {
        exchangeRates = Map.copyOf(exchangeRates);
        models = List.copyOf(models);
        for (var price : models) {
            if (!exchangeRates.containsKey(price.currency())) {
                throw new IllegalArgumentException("exchange_rates: '%s', which %s is billed in, is missing"
                        .formatted(price.currency(), price.model()));
            }
        }
    }

    /// @param validFrom first day the price holds, UTC; it holds until a later one does
    /// @param currency the provider bills in
    public record ModelPrice(
            String model,
            LocalDate validFrom,
            String currency,
            BigDecimal inputPerMillion,
            BigDecimal cachedInputPerMillion,
            BigDecimal outputPerMillion) {

        /// Exact: prices have at most six decimals, so nothing is rounded.
        BigDecimal billed(TokenUsage usage) {
            return tokens(usage.inputTokens() - usage.cachedInputTokens(), inputPerMillion)
                    .add(tokens(usage.cachedInputTokens(), cachedInputPerMillion))
                    .add(tokens(usage.outputTokens(), outputPerMillion));
        }

        private static BigDecimal tokens(long count, BigDecimal perMillion) {
            return perMillion.multiply(BigDecimal.valueOf(count)).movePointLeft(MILLION);
        }
    }

    /// @param billed as the provider bills it, in its currency
    /// @param cost the same in the currency of the price list
    public record Price(BigDecimal billed, String billedCurrency, BigDecimal cost) {}

    /// The price list that ships with this version.
    public static PriceList shipped() {
        try (var file = PriceList.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            return read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }

    public static PriceList read(InputStream file) throws IOException {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build()
                .readValue(file, PriceList.class);
    }

    /// Empty when no price of the model held at that time: the cost is then unknown.
    public Optional<Price> priceOf(String model, TokenUsage usage, Instant at) {
        var day = at.atZone(ZoneOffset.UTC).toLocalDate();
        return models.stream()
                .filter(price ->
                        price.model().equals(model) && !price.validFrom().isAfter(day))
                .max(Comparator.comparing(ModelPrice::validFrom))
                .map(price -> converted(price.billed(usage), price.currency()));
    }

    private Price converted(BigDecimal billed, String billedCurrency) {
        var rate = Optional.ofNullable(exchangeRates.get(billedCurrency)).orElseThrow();
        var cost = billed.multiply(rate).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return new Price(billed.setScale(DECIMALS, RoundingMode.HALF_EVEN), billedCurrency, cost);
    }
}
