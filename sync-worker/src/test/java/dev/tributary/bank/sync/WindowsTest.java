package dev.tributary.bank.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Property(tries = 300)
    void windowsCoverEveryDayOnceOldestFirst(
            @ForAll @IntRange(max = 2_000) int more, @ForAll @IntRange(min = 1, max = 800) int daysPerCall) {
        // given
        var last = FIRST.plusDays(more);

        // when
        var windows = Windows.plan(List.of(new DateRange(FIRST, last)), daysPerCall);

        // then
        var days = IntStream.range(0, windows.count())
                .mapToObj(windows::get)
                .flatMap(window -> window.from().datesUntil(window.to().plusDays(1)));
        assertThat(days)
                .containsExactlyElementsOf(FIRST.datesUntil(last.plusDays(1)).toList());
        assertThat(IntStream.range(0, windows.count()).mapToObj(windows::get))
                .allMatch(window -> window.days() <= daysPerCall);
    }

    @Test
    void daysBetweenTwoRangesAreNotAskedFor() {
        // given
        var early = new DateRange(FIRST, FIRST.plusDays(2));
        var late = new DateRange(FIRST.plusDays(9), FIRST.plusDays(9));

        // when
        var windows = Windows.plan(List.of(early, late), 731);

        // then
        assertThat(windows.all())
                .containsExactly(
                        new Window(FIRST, FIRST.plusDays(2)), new Window(FIRST.plusDays(9), FIRST.plusDays(9)));
        assertThat(windows.days()).isEqualTo(4);
    }

    @Test
    void aYearWithoutThePersonIsOneCall() {
        assertThat(Windows.plan(List.of(new DateRange(FIRST, FIRST.plusYears(1))), 731)
                        .count())
                .isEqualTo(1);
    }
}
