package dev.tributary.imports.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.imports.job.DateRange;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeChoiceTest {

    private static final LocalDate TODAY = LocalDate.of(2024, 2, 29);

    @Test
    void shouldTakeTheDatesAsTheyAreIncludingBothEnds() {
        // given
        var from = LocalDate.of(2023, 1, 1);
        var to = LocalDate.of(2023, 12, 31);

        // when
        var choice = choose(from, to, null);

        // then
        assertThat(choice).isEqualTo(new RangeChoice.Chosen(new DateRange(from, to)));
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
        var choice = choose(null, null, preset);

        // then
        assertThat(choice).isEqualTo(new RangeChoice.Chosen(new DateRange(from, TODAY)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2024-02-02, 2024-02-01, -,           range_reversed",
                "2024-02-01, 2024-03-01, -,           range_in_future",
                "2010-01-01, 2024-01-01, -,           range_beyond_history",
                "2024-01-01, -,          -,           range_missing",
                "-,          -,          -,           range_missing",
                "-,          -,          last-decade, unknown_preset",
                "2024-01-01, 2024-02-01, last-7-days, range_ambiguous"
            })
    void shouldSayWhatIsWrongWithABadRange(
            @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String preset, String code) {
        // when
        var choice = choose(from, to, preset);

        // then
        assertThat(((RangeChoice.Wrong) choice).refusal().code()).isEqualTo(code);
    }

    private static RangeChoice choose(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String preset) {
        return RangeChoice.of(from, to, preset, TODAY, Period.ofYears(6));
    }
}
