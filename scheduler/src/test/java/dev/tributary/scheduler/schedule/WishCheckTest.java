package dev.tributary.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.scheduler.recurrence.CronExpression;
import dev.tributary.scheduler.recurrence.Frequency;
import dev.tributary.scheduler.schedule.Wish.WishedFrequency;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WishCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final UUID ACCOUNT = new UUID(0, 1);
    private static final LocalTime HALF_PAST_SIX = LocalTime.of(6, 30);

    @Test
    void grantsWhatIsCompleteAndFillsInWhatMayBeLeftOut() {
        // when
        var terms = granted(daily("06:30"), wish -> {});

        // then
        assertThat(terms.name()).isEqualTo("Every morning");
        assertThat(terms.selection()).isEqualTo(new Selection.Chosen(List.of(ACCOUNT)));
        assertThat(terms.recurrence().frequency()).isEqualTo(new Frequency.Daily(HALF_PAST_SIX));
        assertThat(terms.recurrence().zone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(terms.reach()).isEqualTo(new Reach.DaysBack(30));
        assertThat(terms.spread()).isZero();
        assertThat(terms.overlap()).isEqualTo(Overlap.SKIP);
        assertThat(terms.autoEnrich()).isTrue();
        assertThat(terms.enabled()).isTrue();
        assertThat(terms.missedRuns()).isEqualTo(MissedRuns.RUN_ONCE);
    }

    @Test
    void readsEachFrequency() {
        assertThat(granted(new WishedFrequency("weekly", "06:30", "Monday", null, null), wish -> {})
                        .recurrence()
                        .frequency())
                .isEqualTo(new Frequency.Weekly(DayOfWeek.MONDAY, HALF_PAST_SIX));
        assertThat(granted(new WishedFrequency("monthly", "06:30", null, 31, null), wish -> {})
                        .recurrence()
                        .frequency())
                .isEqualTo(new Frequency.Monthly(31, HALF_PAST_SIX));
        assertThat(granted(new WishedFrequency("cron", null, null, null, " 30 6 * * 1-5 "), wish -> {})
                        .recurrence()
                        .frequency())
                .isEqualTo(new Frequency.Cron(CronExpression.parse("30 6 * * 1-5")));
    }

    @Test
    void takesAnAccountThatIsNamedTwiceOnce() {
        // when
        var terms = granted(daily("06:30"), accounts(Arrays.asList(ACCOUNT.toString(), ACCOUNT.toString())));

        // then
        assertThat(terms.selection()).isEqualTo(new Selection.Chosen(List.of(ACCOUNT)));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"6:30", "24:00", "06:60", "half past six", "06:30:00", "6.30pm"})
    void refusesATimeThatIsNone(@Nullable String time) {
        assertThat(refused(daily(time), wish -> {})).isEqualTo("invalid_time");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"Europe/Lundon", "GMT+25", "+01:00", "Z", "../etc"})
    void refusesAZoneThatIsNotInTheDatabase(@Nullable String zone) {
        assertThat(refused(daily("06:30"), zone(zone))).isEqualTo("unknown_zone");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"* * * *", "60 * * * *", "* * * * * *", "every day", "@daily", "0 0 32 1 *"})
    void refusesAnExpressionThatIsNone(@Nullable String expression) {
        assertThat(refused(new WishedFrequency("cron", null, null, null, expression), wish -> {}))
                .isEqualTo("invalid_cron");
    }

    @Test
    void refusesAnExpressionThatIsTooLong() {
        assertThat(refused(new WishedFrequency("cron", null, null, null, "1,".repeat(60) + "1 * * * *"), wish -> {}))
                .isEqualTo("invalid_cron");
    }

    @Test
    void refusesAnExpressionThatNeverComesTrue() {
        assertThat(refused(new WishedFrequency("cron", null, null, null, "0 0 30 2 *"), wish -> {}))
                .isEqualTo("never_due");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"null", "0", "731", "-1"},
            nullValues = "null")
    void refusesDaysBackOutOfRange(@Nullable Integer daysBack) {
        assertThat(refused(daily("06:30"), daysBack(daysBack))).isEqualTo("days_back_out_of_range");
    }

    @ParameterizedTest
    @CsvSource(value = {"1", "730"})
    void grantsDaysBackUpToItsBounds(int daysBack) {
        assertThat(granted(daily("06:30"), daysBack(daysBack)).reach()).isEqualTo(new Reach.DaysBack(daysBack));
    }

    @ParameterizedTest
    @CsvSource(
            value = {"null", "0", "32"},
            nullValues = "null")
    void refusesADayThatNoMonthHas(@Nullable Integer day) {
        assertThat(refused(new WishedFrequency("monthly", "06:30", null, day, null), wish -> {}))
                .isEqualTo("invalid_day_of_month");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"mon", "1", "someday"})
    void refusesADayThatNoWeekHas(@Nullable String day) {
        assertThat(refused(new WishedFrequency("weekly", "06:30", day, null, null), wish -> {}))
                .isEqualTo("invalid_day_of_week");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"hourly", "DAILY"})
    void refusesAFrequencyItDoesNotKnow(@Nullable String type) {
        assertThat(refused(new WishedFrequency(type, "06:30", null, null, null), wish -> {}))
                .isEqualTo("unknown_frequency");
    }

    @Test
    void refusesAWishWithoutAFrequency() {
        assertThat(refused(null, wish -> {})).isEqualTo("unknown_frequency");
    }

    @Test
    void refusesAccountsThatAreNone() {
        assertThat(refused(daily("06:30"), accounts(null))).isEqualTo("no_accounts");
        assertThat(refused(daily("06:30"), accounts(List.of()))).isEqualTo("no_accounts");
        assertThat(refused(daily("06:30"), accounts(List.of("my account")))).isEqualTo("unknown_account");
        assertThat(refused(daily("06:30"), accounts(Collections.singletonList(null))))
                .isEqualTo("unknown_account");
        assertThat(refused(daily("06:30"), accounts(Collections.nCopies(101, ACCOUNT.toString()))))
                .isEqualTo("too_many_accounts");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "  ")
    void refusesANameThatIsNone(@Nullable String name) {
        assertThat(refused(daily("06:30"), name(name))).isEqualTo("invalid_name");
        assertThat(refused(daily("06:30"), name("x".repeat(101)))).isEqualTo("invalid_name");
    }

    @Test
    void refusesAPolicyItDoesNotKnow() {
        assertThat(refused(daily("06:30"), missedRuns("sometimes"))).isEqualTo("invalid_missed_runs");
        assertThat(granted(daily("06:30"), missedRuns("skip")).missedRuns()).isEqualTo(MissedRuns.SKIP);
        assertThat(granted(daily("06:30"), missedRuns("run_once")).missedRuns()).isEqualTo(MissedRuns.RUN_ONCE);
    }

    @Test
    void letsARunCatchUpOrWaitForTheOneBefore() {
        assertThat(granted(daily("06:30"), missedRuns("catch_up")).missedRuns()).isEqualTo(MissedRuns.CATCH_UP);
        assertThat(granted(daily("06:30"), wish -> wish.overlap = "queue").overlap())
                .isEqualTo(Overlap.QUEUE);
        assertThat(granted(daily("06:30"), wish -> wish.overlap = "skip").overlap())
                .isEqualTo(Overlap.SKIP);
        assertThat(refused(daily("06:30"), wish -> wish.overlap = "both")).isEqualTo("invalid_overlap");
    }

    @Test
    void takesAllAccountsInsteadOfSome() {
        // given
        Consumer<TestingWish> everything = wish -> {
            wish.accountIds = null;
            wish.allAccounts = true;
        };

        // when / then
        assertThat(granted(daily("06:30"), everything).selection()).isEqualTo(new Selection.Everything());
        assertThat(refused(daily("06:30"), wish -> wish.allAccounts = true)).isEqualTo("accounts_and_all_accounts");
    }

    @Test
    void importsWhatIsMissingInsteadOfSomeDays() {
        // given
        Consumer<TestingWish> incremental = wish -> {
            wish.daysBack = null;
            wish.incremental = true;
        };

        // when / then
        assertThat(granted(daily("06:30"), incremental).reach()).isEqualTo(new Reach.Incremental());
        assertThat(refused(daily("06:30"), wish -> wish.incremental = true)).isEqualTo("days_back_and_incremental");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 61})
    void refusesToPutARunOffForMoreThanAnHour(int minutes) {
        assertThat(refused(daily("06:30"), wish -> wish.jitterMinutes = minutes))
                .isEqualTo("jitter_out_of_range");
    }

    @Test
    void putsARunOffForUpToAnHour() {
        assertThat(granted(daily("06:30"), wish -> wish.jitterMinutes = 60).spread())
                .isEqualTo(Duration.ofHours(1));
    }

    private static WishedFrequency daily(@Nullable String time) {
        return new WishedFrequency("daily", time, null, null, null);
    }

    private static Terms granted(@Nullable WishedFrequency frequency, Consumer<TestingWish> change) {
        return switch (checked(frequency, change)) {
            case Checked.Valid<Terms>(var terms) -> terms;
            case Checked.Refused<Terms>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static String refused(@Nullable WishedFrequency frequency, Consumer<TestingWish> change) {
        return switch (checked(frequency, change)) {
            case Checked.Valid<Terms>(var terms) -> throw new AssertionError(terms);
            case Checked.Refused<Terms>(var refusal) -> refusal.code();
        };
    }

    private static Checked<Terms> checked(@Nullable WishedFrequency frequency, Consumer<TestingWish> change) {
        var wish = new TestingWish(frequency);
        change.accept(wish);
        return WishCheck.check(wish.asked(), NOW);
    }

    private static Consumer<TestingWish> name(@Nullable String name) {
        return wish -> wish.name = name;
    }

    private static Consumer<TestingWish> accounts(@Nullable List<@Nullable String> accountIds) {
        return wish -> wish.accountIds = accountIds;
    }

    private static Consumer<TestingWish> zone(@Nullable String zone) {
        return wish -> wish.zone = zone;
    }

    private static Consumer<TestingWish> daysBack(@Nullable Integer daysBack) {
        return wish -> wish.daysBack = daysBack;
    }

    private static Consumer<TestingWish> missedRuns(@Nullable String missedRuns) {
        return wish -> wish.missedRuns = missedRuns;
    }
}
