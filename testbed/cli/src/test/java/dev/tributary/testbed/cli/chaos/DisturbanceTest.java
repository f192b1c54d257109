package dev.tributary.testbed.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DisturbanceTest {

    @Test
    void theSameSeedMakesTheSameDisturbances() {
        assertThat(drawn(42, 50)).isEqualTo(drawn(42, 50)).isNotEqualTo(drawn(43, 50));
    }

    @Test
    void leavesNothingInPeaceForLong() {
        // when
        var kinds = drawn(7, 300).stream().map(Disturbance::kind).collect(Collectors.toSet());

        // then
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "service killed", "service frozen", "kafka away", "postgresql away", "bank fault");
    }

    private static List<Disturbance> drawn(long seed, int times) {
        var dice = new Random(seed);
        return Stream.generate(() -> Disturbance.drawnFrom(dice)).limit(times).toList();
    }
}
