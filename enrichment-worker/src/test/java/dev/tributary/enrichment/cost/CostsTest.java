package dev.tributary.enrichment.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.enrichment.cost.LedgerEntry.BankCall;
import dev.tributary.enrichment.cost.LedgerEntry.ModelCall;
import dev.tributary.enrichment.cost.PriceList.Listed;
import dev.tributary.enrichment.cost.PriceList.Price;
import dev.tributary.enrichment.languagemodel.LanguageModel.TokenUsage;
import dev.tributary.enrichment.languagemodel.ModelCalls.Intent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CostsTest {

    private static final Instant NOVEMBER = Instant.parse("2026-11-22T10:00:00Z");
    private static final PriceList PRICES = PriceList.shipped();

    @Test
    void aCallCostsWhatThePriceListSays() {
        // when
        var price = PRICES.priceOf("gpt-4o-mini", new TokenUsage(1_000, 400, 0, 200), NOVEMBER, false)
                .map(Listed::price);

        // then 600 × 0.15 + 400 × 0.075 + 200 × 0.60 dollars per million, at 0.79
        assertThat(price).hasValueSatisfying(found -> {
            assertThat(found.billed()).isEqualByComparingTo("0.00024");
            assertThat(found.billedCurrency()).isEqualTo("USD");
            assertThat(found.cost()).isEqualByComparingTo("0.0001896");
        });
    }

    @Test
    void aModelNobodyKnowsHasNoPriceAndIsNotFree() {
        assertThat(PRICES.priceOf("some-new-model", new TokenUsage(1, 0, 0, 1), NOVEMBER, false))
                .isEmpty();
    }

    @Test
    void aPriceHoldsFromItsDayOn() {
        // given
        var prices = new PriceList(
                "test",
                "GBP",
                Map.of("GBP", BigDecimal.ONE),
                List.of(price("2026-01-01", "1"), price("2026-06-01", "3")));
        var million = new TokenUsage(1_000_000, 0, 0, 0);

        // then
        assertThat(prices.priceOf("m", million, Instant.parse("2025-12-31T23:59:59Z"), false)
                        .map(Listed::price))
                .isEmpty();
        assertThat(prices.priceOf("m", million, Instant.parse("2026-05-31T23:59:59Z"), false)
                        .map(Listed::price))
                .hasValueSatisfying(found -> assertThat(found.cost()).isEqualByComparingTo("1"));
        assertThat(prices.priceOf("m", million, Instant.parse("2026-06-01T00:00:00Z"), false)
                        .map(Listed::price))
                .hasValueSatisfying(found -> assertThat(found.cost()).isEqualByComparingTo("3"));
    }

    @Test
    void aPriceListWithoutAnExchangeRateItNeedsIsRefused() {
        assertThatThrownBy(() -> new PriceList("test", "GBP", Map.of(), List.of(price("2026-01-01", "1"))))
                .hasMessage("exchange_rates: 'GBP', which m is billed in, is missing");
    }

    @Test
    void anUnknownPriceIsCountedAndNotAdded() {
        // given
        var unknown = new ModelCall(
                UUID.randomUUID(),
                "alice",
                null,
                null,
                NOVEMBER,
                "new",
                "test",
                1,
                "req",
                new TokenUsage(5, 0, 0, 5),
                null);

        // when
        var cost = Costs.of(unknown).in("GBP");

        // then
        assertThat(cost.unknownPrices()).isEqualTo(1);
        assertThat(cost.llmCalls()).isEqualTo(1);
        assertThat(cost.llmTokens()).isEqualTo(10);
        assertThat(cost.total().amount()).isEqualByComparingTo("0");
    }

    @Test
    void amountsShowEveryDigitThatSaysSomethingAndTwoAtLeast() {
        // given
        var costs = new Costs(
                1, new BigDecimal("0.500000000000"), 1, 10, new BigDecimal("0.000123400000"), 0, 0, BigDecimal.ZERO);

        // when
        var cost = costs.in("GBP");

        // then
        assertThat(cost.api().amount()).hasToString("0.50");
        assertThat(cost.enrichment().amount()).hasToString("0.0001234");
        assertThat(cost.total().amount()).hasToString("0.5001234");
    }

    @Property(tries = 300)
    void tokensCostTheSameTogetherAsApart(
            @ForAll @LongRange(min = 0, max = 5_000_000) long input,
            @ForAll @LongRange(min = 0, max = 5_000_000) long output,
            @ForAll @LongRange(min = 1, max = 50) long calls) {
        // given
        var one = PRICES.priceOf("gpt-4o-mini", new TokenUsage(input, input / 3, 0, output), NOVEMBER, false)
                .orElseThrow();
        var all = PRICES.priceOf(
                        "gpt-4o-mini",
                        new TokenUsage(input * calls, input / 3 * calls, 0, output * calls),
                        NOVEMBER,
                        false)
                .orElseThrow();

        // then
        assertThat(all.price().cost()).isEqualByComparingTo(one.price().cost().multiply(BigDecimal.valueOf(calls)));
    }

    @Property(tries = 200)
    void sumsByJobByDayAndByUserAgreeToTheLastDigit(@ForAll("entries") List<LedgerEntry> entries) {
        // given
        var total = sum(entries);

        // then
        assertThat(regrouped(entries, LedgerEntry::userId)).isEqualTo(total);
        assertThat(regrouped(entries, entry -> String.valueOf(entry.jobId()))).isEqualTo(total);
        assertThat(regrouped(entries, entry -> entry.occurredAt().truncatedTo(ChronoUnit.DAYS)))
                .isEqualTo(total);
    }

    @Provide
    Arbitrary<List<LedgerEntry>> entries() {
        var users = Arbitraries.of("alice", "bob");
        var jobs = Arbitraries.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var times = Arbitraries.longs().between(0, 40L * 86_400).map(NOVEMBER::plusSeconds);
        var costs = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.TEN)
                .ofScale(12)
                .map(cost -> new Price(cost, "GBP", cost));
        var tokens = Arbitraries.longs().between(0, 10_000);
        var bank = Combinators.combine(users, jobs, times, costs).as((user, job, at, price) ->
                (LedgerEntry) new BankCall(UUID.randomUUID(), user, job, at, "accounts", "test", price));
        var model = Combinators.combine(users, jobs, times, costs.injectNull(0.2), tokens)
                .as((user, job, at, price, count) -> (LedgerEntry) new ModelCall(
                        UUID.randomUUID(),
                        user,
                        job,
                        null,
                        at,
                        "m",
                        "test",
                        1,
                        "req",
                        new TokenUsage(count, 0, 0, count),
                        price == null ? null : new Listed("m@1", price)));
        return Arbitraries.oneOf(bank, model).list().ofMaxSize(60);
    }

    private static Costs sum(List<LedgerEntry> entries) {
        return entries.stream().map(Costs::of).reduce(Costs.NONE, Costs::plus);
    }

    private static <K> Costs regrouped(List<LedgerEntry> entries, Function<LedgerEntry, K> by) {
        return entries.stream().collect(Collectors.groupingBy(by)).values().stream()
                .map(CostsTest::sum)
                .reduce(Costs.NONE, Costs::plus);
    }

    @Test
    void longPromptsAndCacheWritesAndWorkThatCanWaitHaveTheirOwnPrices() {
        // given
        var prices = new PriceList(
                "test",
                "USD",
                Map.of("USD", BigDecimal.ONE),
                List.of(tier("m@1", 0, "1", "0.1", "1.25", "4"), tier("m@1+", 1_000, "2", "0.2", "2.5", "8")));

        // then
        assertThat(cost(prices, new TokenUsage(1_000, 400, 100, 10), false)).isEqualByComparingTo("0.000705");
        assertThat(cost(prices, new TokenUsage(1_001, 400, 100, 10), false)).isEqualByComparingTo("0.001412");
        assertThat(cost(prices, new TokenUsage(1_000, 400, 100, 10), true)).isEqualByComparingTo("0.0003525");
        assertThat(prices.priceOf("m", new TokenUsage(1_001, 0, 0, 0), NOVEMBER, false))
                .hasValueSatisfying(listed -> assertThat(listed.priceId()).isEqualTo("m@1+"));
    }

    @Test
    void aPriceThatCouldNotBeComputedExactlyIsRefused() {
        assertThatThrownBy(() -> tier("m@1", 0, "0.1234567", "0", "0", "0"))
                .hasMessageContaining("more than six decimals");
    }

    @Property(tries = 500)
    void noCallCostsMoreThanWasReserved(
            @ForAll @LongRange(min = 0, max = 300_000) long input,
            @ForAll @LongRange(min = 0, max = 100) long cachedPercent,
            @ForAll @LongRange(min = 0, max = 10_000) long output) {
        // given
        var cached = input * cachedPercent / 100;
        var written = (input - cached) / 2;
        var model = "claude-sonnet-4-0";

        // when
        var most = PRICES.most(new Intent(model, input, output, 1), NOVEMBER, NOVEMBER)
                .orElseThrow();

        // then
        var price = PRICES.priceOf(model, new TokenUsage(input, cached, written, output), NOVEMBER, false)
                .orElseThrow();
        assertThat(price.price().cost()).isLessThanOrEqualTo(most);
    }

    private static BigDecimal cost(PriceList prices, TokenUsage usage, boolean batched) {
        return prices.priceOf("m", usage, NOVEMBER, batched)
                .orElseThrow()
                .price()
                .cost();
    }

    private static ModelPrice tier(String id, long above, String input, String cached, String written, String output) {
        return new ModelPrice(
                id,
                "m",
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                "USD",
                above,
                new BigDecimal(input),
                new BigDecimal(cached),
                new BigDecimal(written),
                new BigDecimal(output),
                new BigDecimal("0.5"));
    }

    private static ModelPrice price(String from, String perMillion) {
        var price = new BigDecimal(perMillion);
        return new ModelPrice(
                "m@" + from,
                "m",
                Instant.parse(from + "T00:00:00Z"),
                null,
                "GBP",
                0,
                price,
                price,
                price,
                price,
                BigDecimal.ZERO);
    }
}
