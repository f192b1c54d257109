package dev.tributary.enrichment.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 28);

    @Property
    void aDayOfTheMonthIsMonthlyWhateverTheMonths(@ForAll @IntRange(min = 3, max = 24) int times) {
        assertThat(Rhythm.of(
                        IntStream.range(0, times).mapToObj(FIRST::plusMonths).toList()))
                .contains(Rhythm.FOUR_WEEKLY_OR_MONTHLY);
    }

    @Test
    void weeksAreWeekly() {
        assertThat(Rhythm.of(List.of(FIRST, FIRST.plusDays(7), FIRST.plusDays(13), FIRST.plusDays(21))))
                .contains(Rhythm.WEEKLY);
    }

    @Test
    void oneMissedMonthBreaksNoLongRhythm() {
        assertThat(Rhythm.of(List.of(
                        FIRST, FIRST.plusMonths(1), FIRST.plusMonths(3), FIRST.plusMonths(4), FIRST.plusMonths(5))))
                .contains(Rhythm.FOUR_WEEKLY_OR_MONTHLY);
    }

    @Test
    void twoTimesAreNoRhythm() {
        assertThat(Rhythm.of(List.of(FIRST, FIRST.plusMonths(1)))).isEmpty();
        assertThat(Rhythm.of(List.of(FIRST, FIRST, FIRST))).isEmpty();
    }

    @Test
    void anyDaysAreNoRhythm() {
        assertThat(Rhythm.of(List.of(FIRST, FIRST.plusDays(3), FIRST.plusDays(40), FIRST.plusDays(52))))
                .isEmpty();
    }
}
