package dev.tributary.imports.plan;

import static dev.tributary.imports.plan.WishTest.days;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.AccountChanged.CallQuota;
import dev.tributary.contracts.ImportStatus.Range;
import dev.tributary.contracts.Money;
import dev.tributary.imports.account.KnownDays;
import dev.tributary.imports.days.Days;
import dev.tributary.imports.job.Settings;
import dev.tributary.imports.plan.Estimator.Part;
import dev.tributary.imports.plan.Experience.Past;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EstimatorTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final Settings SETTINGS = new Settings(true, 200, 5);
    private static final Settings WITHOUT_CATEGORIES = new Settings(false, 200, 5);
    private static final KnownDays BUSY = new KnownDays(days("2026-01-01/2026-03-01"), Days.NONE, Days.NONE);

    @Test
    void shouldTakeTheAccountsOwnDensityByTheDaysThatWereImported() {
        // when
        var estimate = estimate(Experience.NONE, TestingPlanConfig.USUAL, part(BUSY, "2026-03-02/2026-03-31"));

        // then
        assertThat(estimate.transactions().likely()).isEqualTo(60);
        assertThat(estimate.transactions().low()).isLessThan(60);
        assertThat(estimate.transactions().high()).isGreaterThan(60);
        assertThat(estimate.apiCalls()).isEqualTo(3);
    }

    @Test
    void shouldSayThatACostIsUnknownWhenNobodyHasToldThePrice() {
        // when
        var estimate = estimate(Experience.NONE, TestingPlanConfig.USUAL, part(BUSY, "2026-03-02/2026-03-31"));

        // then
        assertThat(estimate.apiCost()).isNull();
        assertThat(estimate.enrichmentCost()).isNull();
        assertThat(estimate.totalCost()).isNull();
    }

    @Test
    void shouldPriceCallsAndTheRowsThatMemoryDoesNotKnow() {
        // given
        var priced = TestingPlanConfig.with(
                Map.of("tributary.plan.price-per-call", "0.02", "tributary.plan.price-per-row", "0.001"));
        var half = new Experience(List.of(past(1, 1, 100, 50)));

        // when
        var estimate = estimate(half, priced, part(BUSY, "2026-03-02/2026-03-31"));

        // then
        assertThat(estimate.apiCost()).isEqualTo(money("0.06"));
        assertThat(estimate.enrichmentCost()).isEqualTo(money("0.030"));
        assertThat(estimate.totalCost()).isEqualTo(money("0.090"));
    }

    @Test
    void shouldLearnPricesFromTheLedgerOfEarlierImports() {
        // given
        var experience = new Experience(List.of(past(1, 1, 100, 50)));

        // when
        var estimate = estimate(experience, TestingPlanConfig.USUAL, part(BUSY, "2026-03-02/2026-03-31"));

        // then
        assertThat(requireNonNull(estimate.apiCost()).amount()).isEqualByComparingTo("0.015");
        assertThat(requireNonNull(estimate.enrichmentCost()).amount()).isEqualByComparingTo("0.06");
    }

    @Test
    void shouldExpectNoCostWhenMemoryKnewEverythingLately() {
        // given
        var experience = new Experience(List.of(past(1, 1, 100, 0)));

        // when
        var estimate = estimate(experience, TestingPlanConfig.USUAL, part(BUSY, "2026-03-02/2026-03-31"));

        // then
        assertThat(requireNonNull(estimate.enrichmentCost()).amount()).isEqualByComparingTo("0");
    }

    @Test
    void shouldCorrectRowsAndTimeByHowEarlierEstimatesTurnedOut() {
        // given
        var twiceTheRowsInHalfTheTime = new Experience(Collections.nCopies(30, past(2, 0.5, 100, 0)));
        var part = part(BUSY, "2020-01-01/2026-03-31");

        // when
        var plain = estimate(Experience.NONE, TestingPlanConfig.USUAL, part);
        var learned = estimate(twiceTheRowsInHalfTheTime, TestingPlanConfig.USUAL, part);

        // then
        assertThat((double) learned.transactions().likely()
                        / plain.transactions().likely())
                .isBetween(1.8, 2.0);
        assertThat(new Estimator(TestingPlanConfig.USUAL, twiceTheRowsInHalfTheTime)
                        .of(List.of(part), SETTINGS)
                        .estimate()
                        .durationSeconds())
                .isLessThan(plain.durationSeconds() * 2);
    }

    @Test
    void shouldSayHowFarOffItMayBe() {
        // given
        var priced = TestingPlanConfig.with(
                Map.of("tributary.plan.price-per-call", "0.02", "tributary.plan.price-per-row", "0.001"));
        var half = new Experience(List.of(past(1, 1, 100, 50)));

        // when
        var forecast = new Estimator(priced, half).of(List.of(part(BUSY, "2026-03-02/2026-03-31")), SETTINGS);

        // then: the bank's price is certain, the number of rows is not
        var spread = forecast.spread();
        assertThat(spread.apiCalls()).isEqualTo(new Range(3, 3, 3));
        assertThat(spread.durationSeconds().low())
                .isLessThanOrEqualTo(forecast.estimate().durationSeconds());
        assertThat(spread.durationSeconds().high())
                .isGreaterThan(forecast.estimate().durationSeconds());
        assertThat(requireNonNull(spread.leastCost()).amount()).isBetween(decimal("0.07"), decimal("0.09"));
        assertThat(requireNonNull(spread.mostCost()).amount()).isBetween(decimal("0.09"), decimal("0.11"));
    }

    @Test
    void shouldNotPretendToKnowTheEndsOfACostNobodyCanPrice() {
        // when
        var spread = new Estimator(TestingPlanConfig.USUAL, Experience.NONE)
                .of(List.of(part(BUSY, "2026-03-02/2026-03-31")), SETTINGS)
                .spread();

        // then
        assertThat(spread.leastCost()).isNull();
        assertThat(spread.mostCost()).isNull();
    }

    @Test
    void shouldNotCorrectWhatIsKnownOfAnAccountByWhatAGuessCameTo() {
        // given: 100,000 rows came where 4,380 were guessed; the account's density is known since
        var guess = new Experience(List.of(guessed(4_380, 100_000)));
        var part = part(BUSY, "2026-03-02/2026-03-31");

        // when
        var plain = estimate(Experience.NONE, TestingPlanConfig.USUAL, part);
        var learned = estimate(guess, TestingPlanConfig.USUAL, part);

        // then
        assertThat(learned.transactions()).isEqualTo(plain.transactions());
    }

    @Test
    void shouldCorrectTheNextGuessByWhatTheLastCameTo() {
        // given
        var guess = new Experience(List.of(guessed(4_380, 100_000)));
        var part = part(KnownDays.NONE, "2026-03-02/2026-03-31");

        // when
        var plain = estimate(Experience.NONE, TestingPlanConfig.USUAL, part);
        var learned = estimate(guess, TestingPlanConfig.USUAL, part);

        // then
        assertThat((double) learned.transactions().likely()
                        / plain.transactions().likely())
                .isBetween(2.0, 5.0);
    }

    @Test
    void shouldNotTakeUnexpectedRowsForASlowInstallation() {
        // given: 100,000 rows came where 4,380 were guessed, in the time that was meant for 4,380
        var guess = new Experience(List.of(guessed(4_380, 100_000)));
        var part = part(BUSY, "2020-01-01/2026-03-31");

        // when
        var plain = estimate(Experience.NONE, TestingPlanConfig.USUAL, part);
        var learned = estimate(guess, TestingPlanConfig.USUAL, part);

        // then
        assertThat(learned.durationSeconds()).isLessThan(plain.durationSeconds());
    }

    @Test
    void shouldExpectRowsWithoutCategoriesToBeThereSooner() {
        // given: some 5,000 rows in 25 calls
        var parts = List.of(part(BUSY, "2020-01-01/2026-03-31"));
        var estimator = new Estimator(TestingPlanConfig.USUAL, Experience.NONE);

        // when
        var enriched = estimator.of(parts, SETTINGS).estimate();
        var plain = estimator.of(parts, WITHOUT_CATEGORIES).estimate();

        // then: 4 ms each of them
        assertThat(enriched.durationSeconds() - plain.durationSeconds())
                .isBetween(
                        enriched.transactions().likely() * 4 / 1_000 - 1,
                        enriched.transactions().likely() * 4 / 1_000 + 1);
    }

    @Test
    void shouldExpectNothingWhenNothingIsAsked() {
        // when
        var estimate = estimate(
                Experience.NONE, TestingPlanConfig.USUAL, new Part(account(BUSY), Days.NONE, calls(Days.NONE)));

        // then
        assertThat(estimate.transactions().high()).isZero();
        assertThat(estimate.apiCalls()).isZero();
        assertThat(estimate.enrichmentCost()).isEqualTo(money("0"));
    }

    private static dev.tributary.contracts.ImportStatus.Estimate estimate(
            Experience experience, PlanConfig config, Part... parts) {
        return new Estimator(config, experience).of(List.of(parts), SETTINGS).estimate();
    }

    private static BigDecimal decimal(String amount) {
        return new BigDecimal(amount);
    }

    private static Past guessed(double formulaRows, long rows) {
        return new Past(
                true,
                true,
                true,
                true,
                formulaRows,
                rows,
                Math.round(formulaRows),
                20_000,
                20_000,
                2,
                2,
                new BigDecimal("0.01"),
                new BigDecimal("0.1"),
                true,
                rows,
                0);
    }

    private static Past past(double rowsRatio, double timeRatio, long categorised, long byLanguageModel) {
        return new Past(
                true,
                true,
                false,
                true,
                100,
                Math.round(100 * rowsRatio),
                100,
                1000,
                Math.round(1000 * timeRatio),
                2,
                2,
                new BigDecimal("0.01"),
                new BigDecimal("0.1"),
                true,
                categorised,
                byLanguageModel);
    }

    private static Part part(KnownDays known, String interval) {
        return new Part(account(known), days(interval), calls(days(interval)));
    }

    private static Calls calls(Days days) {
        return Calls.of(days, new CallQuota(4, 4, null), false, TestingPlanConfig.USUAL, NOW);
    }

    private static dev.tributary.imports.account.ImportableAccount account(KnownDays known) {
        return WarningTest.account(null, known, new CallQuota(4, 4, null));
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), "GBP");
    }
}
