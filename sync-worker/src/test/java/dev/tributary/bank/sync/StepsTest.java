package dev.tributary.bank.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.truelayer.Resource;
import dev.tributary.contracts.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StepsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Property(tries = 300)
    void windowsCoverEveryDayOnceOldestFirst(
            @ForAll @IntRange(max = 2_000) int more, @ForAll @IntRange(min = 1, max = 800) int daysPerCall) {
        // given
        var last = FIRST.plusDays(more);

        // when
        var steps = Steps.plan(List.of(new DateRange(FIRST, last)), daysPerCall, List.of(Resource.BALANCE));
        var windows = steps.windows();

        // then
        var days = windows.stream()
                .flatMap(window -> window.from().datesUntil(window.to().plusDays(1)));
        assertThat(days)
                .containsExactlyElementsOf(FIRST.datesUntil(last.plusDays(1)).toList());
        assertThat(windows).allMatch(window -> window.days() <= daysPerCall);
    }

    @Test
    void daysBetweenTwoRangesAreNotAskedFor() {
        // given
        var early = new DateRange(FIRST, FIRST.plusDays(2));
        var late = new DateRange(FIRST.plusDays(9), FIRST.plusDays(9));

        // when
        var steps = Steps.plan(List.of(early, late), 731, List.of());

        // then
        assertThat(steps.windows())
                .containsExactly(
                        new Window(FIRST, FIRST.plusDays(2)), new Window(FIRST.plusDays(9), FIRST.plusDays(9)));
        assertThat(steps.days()).isEqualTo(4);
    }

    @Test
    void aYearWithoutThePersonIsOneCall() {
        assertThat(Steps.plan(List.of(new DateRange(FIRST, FIRST.plusYears(1))), 731, List.of())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatIsPendingAndTheBalanceAreAskedForAfterTheWindows() {
        // when
        var steps = Steps.plan(
                List.of(new DateRange(FIRST, FIRST.plusDays(1))), 1, List.of(Resource.PENDING, Resource.BALANCE));
        // then
        assertThat(IntStream.range(0, steps.count()).mapToObj(steps::get))
                .containsExactly(
                        new Step.Booked(new Window(FIRST, FIRST)),
                        new Step.Booked(new Window(FIRST.plusDays(1), FIRST.plusDays(1))),
                        new Step.Closing(Resource.PENDING),
                        new Step.Closing(Resource.BALANCE));
        assertThat(steps.daysBefore(3)).isEqualTo(2);
    }
}
