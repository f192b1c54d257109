package dev.tributary.enrichment.cost;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import dev.tributary.enrichment.languagemodel.ModelCalls.Intent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What tokens cost, by model, length of the prompt and time.
///
/// @param version written beside every cost it was used for
/// @param currency costs are shown in
/// @param exchangeRates what one unit of each billing currency is worth in `currency`
public record PriceList(
        String version, String currency, Map<String, BigDecimal> exchangeRates, List<ModelPrice> models) {

    private static final String FILE = "/prices/price-list.json";
    private static final int DECIMALS = 12;

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

    /// @param billed as the provider bills it, in its currency
    /// @param cost the same in the currency of the price list
    public record Price(BigDecimal billed, String billedCurrency, BigDecimal cost) {}

    /// A price with the row of the list it was taken from.
    public record Listed(String priceId, Price price) {}

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

    public PriceList with(List<ModelPrice> others) {
        return new PriceList(version, currency, exchangeRates, others);
    }

    /// Empty when no price of the model held at that time: the cost is then unknown.
    public Optional<Listed> priceOf(String model, TokenUsage usage, Instant at, boolean batched) {
        return holdingAt(model, at)
                .filter(price -> price.aboveInputTokens() == 0 || usage.inputTokens() > price.aboveInputTokens())
                .max(Comparator.comparing(ModelPrice::validFrom).thenComparingLong(ModelPrice::aboveInputTokens))
                .map(price -> new Listed(price.priceId(), converted(price.billed(usage, batched), price.currency())));
    }

    /// What a call can cost at most, in the currency of the list: of prices that hold, and of any that begins before
    /// `until`.
    public Optional<BigDecimal> most(Intent intent, Instant from, Instant until) {
        return models.stream()
                .filter(price -> price.model().equals(intent.model()))
                .filter(price -> price.holdsAt(from) || price.holdsAt(until))
                .map(price -> converted(
                                price.most(intent.mostInputTokens(), intent.mostOutputTokens()), price.currency())
                        .cost())
                .max(Comparator.naturalOrder());
    }

    /// Only the newest price of a model holds, in all its lengths.
    private Stream<ModelPrice> holdingAt(String model, Instant at) {
        var holding = models.stream()
                .filter(price -> price.model().equals(model) && price.holdsAt(at))
                .toList();
        var newest = holding.stream().map(ModelPrice::validFrom).max(Comparator.naturalOrder());
        return holding.stream().filter(price -> price.validFrom().equals(newest.orElse(at)));
    }

    private Price converted(BigDecimal billed, String billedCurrency) {
        var rate = Optional.ofNullable(exchangeRates.get(billedCurrency)).orElseThrow();
        var cost = billed.multiply(rate).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return new Price(billed.setScale(DECIMALS, RoundingMode.UNNECESSARY), billedCurrency, cost);
    }
}
