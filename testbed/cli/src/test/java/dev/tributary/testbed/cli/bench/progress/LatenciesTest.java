package dev.tributary.testbed.cli.bench.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.testbed.cli.bench.progress.Latencies.Percentiles;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void tellsWhatHalfAndNinetyNineOfAHundredDoNotExceed() {
        // given
        var latencies = new Latencies(200);

        // when
        LongStream.rangeClosed(1, 200).map(place -> 201 - place).forEach(millis -> latencies.add(millis * 1_000_000));

        // then
        assertThat(latencies.percentiles()).isEqualTo(new Percentiles(100, 198, 200));
    }

    @Test
    void keepsNoMoreThanItWasMadeFor() {
        // given
        var latencies = new Latencies(1);

        // when
        latencies.add(1_000_000);
        latencies.add(2_000_000);

        // then
        assertThat(latencies.count()).isOne();
        assertThat(latencies.percentiles().max()).isEqualTo(1);
    }
}
