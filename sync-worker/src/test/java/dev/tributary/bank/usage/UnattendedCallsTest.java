package dev.tributary.bank.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.AccountChanged.CallQuota;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UnattendedCallsTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");

    @Property
    void noBanksDayEverSeesMoreCallsThanAllowedWhateverItsZone(
            @ForAll @Size(max = 60) List<@IntRange(max = 40_000) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 6) int limit,
            @ForAll @IntRange(min = -11, max = 13) int zone) {
        // given: somebody who calls whenever a call is left
        var made = new ArrayList<Instant>();
        var now = NOW;
        for (var pause : pauses) {
            now = now.plusSeconds(pause);
            if (new UnattendedCalls(limit, made, null).left(now) > 0) {
                made.add(now);
            }
        }
        // then
        var days = made.stream()
                .collect(Collectors.groupingBy(
                        call -> call.atZone(ZoneId.of("GMT%+d".formatted(zone))).toLocalDate(), Collectors.counting()));
        assertThat(days.values()).allMatch(calls -> calls <= limit);
    }

    @Property
    void whenTheResetComesOneMoreIsLeft(@ForAll @Size(min = 1, max = 4) List<@IntRange(max = 86_000) Integer> ages) {
        // given
        var calls = new UnattendedCalls(
                4, ages.stream().map(age -> NOW.minusSeconds(age)).toList(), null);
        // when
        var resetsAt = Objects.requireNonNull(calls.resetsAt(NOW));
        // then
        assertThat(resetsAt).isAfter(NOW);
        assertThat(calls.left(resetsAt)).isGreaterThan(calls.left(NOW));
        assertThat(calls.left(resetsAt.minusMillis(1))).isEqualTo(calls.left(NOW));
    }

    @Test
    void nothingIsToldOfAResetWhileNothingIsUsed() {
        assertThat(UnattendedCalls.none(4).told(NOW)).isEqualTo(new CallQuota(4, 4, null));
    }

    @Test
    void whatTheBankSaysCountsMoreThanWhatWasCounted() {
        // given
        var blocked = new UnattendedCalls(4, List.of(NOW.minusSeconds(60)), NOW.plusSeconds(3600));
        // then
        assertThat(blocked.left(NOW)).isZero();
        assertThat(blocked.resetsAt(NOW)).isEqualTo(NOW.plusSeconds(3600));
        assertThat(blocked.left(NOW.plusSeconds(3600))).isEqualTo(3);
    }

    @Test
    void aLimitThatWasLoweredIsKeptToFromThenOn() {
        // given
        var calls =
                new UnattendedCalls(2, List.of(NOW.minusSeconds(30), NOW.minusSeconds(20), NOW.minusSeconds(10)), null);
        // then
        assertThat(calls.left(NOW)).isZero();
        assertThat(calls.left(Objects.requireNonNull(calls.resetsAt(NOW)))).isEqualTo(1);
    }
}
