package dev.tributary.imports.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.imports.days.DateRange;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishChoiceTest {

    private static final LocalDate TODAY = LocalDate.of(2024, 2, 29);

    @Test
    void shouldTakeTheDatesAsTheyAreIncludingBothEnds() {
        // given
        var from = LocalDate.of(2023, 1, 1);
        var to = LocalDate.of(2023, 12, 31);

        // when
        var choice = choose(from, to, null, false, false);

        // then
        assertThat(choice).isEqualTo(new WishChoice.Chosen(new Wish.Everything(new DateRange(from, to))));
    }

    @ParameterizedTest
    @CsvSource({
        "last-7-days,    2024-02-23",
        "last-30-days,   2024-01-31",
        "last-90-days,   2023-12-02",
        "last-12-months, 2023-03-01",
        "year-to-date,   2024-01-01"
    })
    void shouldEndAPresetToday(String preset, LocalDate from) {
        // when
        var choice = choose(null, null, preset, false, false);

        // then
        assertThat(choice).isEqualTo(new WishChoice.Chosen(new Wish.Everything(new DateRange(from, TODAY))));
    }

    @Test
    void shouldReachAsFarBackAsAnyBankDoesForAllThatIsAvailable() {
        // given
        var longest = new DateRange(LocalDate.of(2018, 2, 28), TODAY);

        // when
        var all = choose(null, null, "all-available", false, false);
        var gaps = choose(null, null, "all-available", false, true);

        // then
        assertThat(all).isEqualTo(new WishChoice.Chosen(new Wish.AllAvailable(longest)));
        assertThat(gaps).isEqualTo(new WishChoice.Chosen(new Wish.Gaps(longest)));
    }

    @Test
    void shouldFindTheDaysItselfWhenIncrementalOrFillingGapsWithoutARange() {
        // when, then
        assertThat(choose(null, null, null, true, false)).isEqualTo(new WishChoice.Chosen(new Wish.Incremental()));
        assertThat(choose(null, null, null, false, true)).isEqualTo(new WishChoice.Chosen(new Wish.Gaps(null)));
        assertThat(choose(null, null, null, true, true)).isEqualTo(new WishChoice.Chosen(new Wish.Gaps(null)));
    }

    @Test
    void shouldFillOnlyTheGapsOfARangeThatIsNamed() {
        // when
        var choice = choose(null, null, "year-to-date", false, true);

        // then
        assertThat(choice)
                .isEqualTo(new WishChoice.Chosen(new Wish.Gaps(new DateRange(LocalDate.of(2024, 1, 1), TODAY))));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2024-02-02, 2024-02-01, -,             false, false, range_reversed",
                "2024-02-02, 2024-02-01, -,             false, true,  range_reversed",
                "2024-02-01, 2024-03-01, -,             false, false, range_in_future",
                "2010-01-01, 2024-01-01, -,             false, false, range_beyond_history",
                "2024-01-01, -,          -,             false, false, range_missing",
                "-,          -,          -,             false, false, range_missing",
                "-,          -,          last-decade,   false, false, unknown_preset",
                "2024-01-01, 2024-02-01, last-7-days,   false, false, range_ambiguous",
                "2024-01-01, 2024-02-01, all-available, false, false, range_ambiguous",
                "-,          -,          last-7-days,   true,  false, range_ambiguous",
                "2024-01-01, -,          -,             true,  false, range_ambiguous"
            })
    void shouldSayWhatIsWrongWithABadRange(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String preset,
            boolean incremental,
            boolean fillGaps,
            String code) {
        // when
        var choice = choose(from, to, preset, incremental, fillGaps);

        // then
        assertThat(((WishChoice.Wrong) choice).refusal().code()).isEqualTo(code);
    }

    private static WishChoice choose(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String preset,
            boolean incremental,
            boolean fillGaps) {
        return WishChoice.of(new DaysAsked(from, to, preset, incremental, fillGaps), TODAY, Period.ofYears(6));
    }
}
