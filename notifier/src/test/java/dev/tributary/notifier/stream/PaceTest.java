package dev.tributary.notifier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Property
    void letsNoMoreThanTheAllowedFramesIntoAnySecond(
            @ForAll @IntRange(min = 2, max = 50) int perSecond,
            @ForAll @IntRange(min = 1, max = 49) int anyBurst,
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long start,
            @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 0, max = 300_000_000) Long> gaps) {
        // given
        var pace = new Pace(perSecond, Math.min(anyBurst, perSecond - 1));
        var sent = new ArrayList<Long>();
        var now = start;

        // when
        for (var gap : gaps) {
            now = Math.max(now + gap, pace.earliest());
            pace.count(now);
            sent.add(now);
        }

        // then
        for (var first : sent) {
            assertThat(sent.stream().filter(at -> at >= first && at < first + SECOND))
                    .hasSizeLessThanOrEqualTo(perSecond);
        }
    }

    @Test
    void doesNotHoldBackAFewChangesThatComeTogether() {
        // given
        var pace = new Pace(10, 4);

        // when
        var waits = new ArrayList<Boolean>();
        for (var frame = 0; frame < 5; frame++) {
            waits.add(pace.earliest() > 0);
            pace.count(0);
        }

        // then
        assertThat(waits).containsExactly(false, false, false, false, true);
    }

    @Test
    void refusesABurstThatLeavesNoRate() {
        assertThatThrownBy(() -> new Pace(4, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("perSecond=4 burst=4");
    }
}
