package dev.tributary.people.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairShareTest {

    private final FairShare share = new FairShare(new ShareConfig() {
        @Override
        public long perSecond() {
            return 1;
        }

        @Override
        public long atOnce() {
            return 10;
        }
    });

    @Test
    void shouldLetAPersonAskAsMuchAtOnceAsTheirShareAndThenWait() {
        // when
        var waits = IntStream.range(0, 11).mapToObj(_ -> share.take("greedy")).toList();

        // then
        assertThat(waits.subList(0, 10)).containsOnly(Duration.ZERO);
        assertThat(waits.getLast()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldNotLetOnePersonTakeAnothersShare() {
        // given
        IntStream.range(0, 20).forEach(_ -> share.take("greedy"));

        // when, then
        assertThat(share.take("modest")).isZero();
    }
}
