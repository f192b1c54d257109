package dev.tributary.bank.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.contracts.DateRange;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CallPlanTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private final CallPlan plan = new CallPlan(92, 731);

    @Test
    void callsAreNarrowWhileThePersonIsPresent() {
        assertThat(plan.daysPerCall(List.of(range(0, 3_000)), true, 0)).isEqualTo(92);
    }

    @Property
    void withoutThePersonAnImportIsPlannedWithinTheCallsLeft(
            @ForAll @IntRange(max = 9_000) int days, @ForAll @IntRange(min = 1, max = 4) int left) {
        // when
        var steps = steps(List.of(range(0, days)), left);
        // then
        assertThat(steps.windows().size()).isLessThanOrEqualTo(left);
    }

    @Property
    void everyRangeNeedsACallHoweverFewAreLeft(@ForAll @IntRange(max = 4) int left) {
        // given
        var ranges = List.of(range(0, 9), range(100, 109), range(200, 209));
        // when
        var steps = steps(ranges, left);
        // then
        assertThat(steps.windows()).hasSize(3);
    }

    @Test
    void windowsOfNoDaysAreRefusedAtTheStart() {
        assertThatThrownBy(() -> new CallPlan(0, 731)).hasMessageContaining("tributary.sync.attended-window-days");
        assertThatThrownBy(() -> new CallPlan(92, 0)).hasMessageContaining("tributary.sync.unattended-window-days");
    }

    private Steps steps(List<DateRange> ranges, int left) {
        return Steps.plan(ranges, plan.daysPerCall(ranges, false, left), List.of());
    }

    private static DateRange range(int from, int to) {
        return new DateRange(FIRST.plusDays(from), FIRST.plusDays(to));
    }
}
