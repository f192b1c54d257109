package dev.tributary.enrichment.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    @Test
    void aFullBucketIsTakenFromAtOnceAndAnEmptyOneLater() {
        // given
        var bucket = TokenBucket.perMinute(60);

        // then
        assertThat(bucket.waitFor(60, 60)).isZero();
        assertThat(bucket.waitFor(0, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.refilled(0, Duration.ofSeconds(30))).isEqualTo(30);
        assertThat(bucket.refilled(50, Duration.ofHours(1))).isEqualTo(60);
    }

    @Test
    void whatIsMoreThanItHoldsIsTakenFromAFullOneAndOwedAfterwards() {
        // given
        var bucket = TokenBucket.perMinute(60);

        // then
        assertThat(bucket.waitFor(60, 200)).isZero();
        assertThat(bucket.waitFor(60.0 - 200, 1)).isEqualTo(Duration.ofSeconds(141));
    }

    @Property(tries = 300)
    void noMinuteEverTakesMoreThanTwoBuckets(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 40) Integer> wanted) {
        // given
        var bucket = TokenBucket.perMinute(40);
        var level = 40.0;
        var elapsed = Duration.ZERO;
        var taken = 0L;

        // when
        for (var tokens : wanted) {
            var wait = bucket.waitFor(level, tokens);
            elapsed = elapsed.plus(wait);
            level = bucket.refilled(level, wait) - tokens;
            taken += tokens;
        }

        // then
        var minutes = elapsed.toNanos() / 60e9;
        assertThat((double) taken).isLessThanOrEqualTo(40 * (minutes + 1) + 1e-3);
    }
}
