package dev.tributary.imports.job;

import static dev.tributary.imports.job.ImportJobFixture.NOW;
import static dev.tributary.imports.job.ImportJobFixture.aJobOf;
import static dev.tributary.imports.job.ImportJobFixture.progressed;
import static dev.tributary.imports.job.ImportJobFixture.rows;
import static dev.tributary.imports.job.ImportJobFixture.waiting;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.imports.job.ImportJob.Running;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final Duration ESTIMATED = Duration.ofSeconds(100);

    @Property
    void whatIsLeftFollowsTheEstimateAtFirstAndTheOwnPaceInTheEnd(@ForAll @IntRange(min = 5, max = 2000) int pace) {
        var atFirst = Completion.left(ESTIMATED, Duration.ofSeconds(pace), 0);
        var atTheEnd = Completion.left(ESTIMATED, Duration.ofSeconds(pace), 99);
        assertThat(atFirst).isEqualTo(ESTIMATED);
        assertThat(atTheEnd.toMillis()).isBetween(pace * 9L, pace * 11L + 20);
    }

    @Property
    void theWindowNarrowsBesideWhatIsLeftAsAnImportGoesOn(
            @ForAll @IntRange(min = 1, max = 97) int percent, @ForAll @IntRange(min = 50, max = 200) int total) {
        assertThat(widthByWhatIsLeft(percent + 1, total)).isLessThan(widthByWhatIsLeft(percent, total) + 0.001);
    }

    @Property
    void theLikelyEndLiesInTheWindowAndNotInThePast(
            @ForAll @IntRange(min = 0, max = 99) int percent, @ForAll @IntRange(min = 0, max = 10_000) int seconds) {
        var now = NOW.plusSeconds(seconds);
        var completion = requireNonNull(Completion.of(running(percent), null, now));
        assertThat(completion.likely()).isBetween(completion.earliest(), completion.latest());
        assertThat(completion.earliest()).isAfterOrEqualTo(now);
    }

    @Test
    void shouldNotEndBeforeAWaitingAccountGoesOn() {
        // given
        var job = (Running) aJobOf("a").running().report(waiting("a", 1), NOW).job();

        // when
        var completion = requireNonNull(Completion.of(job, null, NOW));

        // then
        assertThat(completion.earliest()).isAfterOrEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void shouldAddTheWaitForItsTurnWhileQueued() {
        // given
        var queued = aJobOf("a").queued();

        // when
        var completion = requireNonNull(Completion.of(queued, new QueueTurn(3, Duration.ofMinutes(5)), NOW));

        // then
        assertThat(completion.likely())
                .isEqualTo(NOW.plus(Duration.ofMinutes(5)).plusSeconds(4));
    }

    @Test
    void shouldSayNothingWhilePausedOrOver() {
        // when, then
        assertThat(Completion.of(aJobOf("a").paused(), null, NOW)).isNull();
        assertThat(Completion.of(aJobOf("a").cancelled(), null, NOW)).isNull();
        assertThat(Completion.of(aJobOf("a").planned(), null, NOW)).isNull();
    }

    private static double widthByWhatIsLeft(int percent, int totalSeconds) {
        var now = NOW.plusMillis(totalSeconds * 10L * percent);
        var completion = requireNonNull(Completion.of(running(percent), null, now));
        return (double) Duration.between(completion.earliest(), completion.latest())
                        .toMillis()
                / Duration.between(now, completion.likely()).toMillis();
    }

    private static Running running(int percent) {
        return (Running) aJobOf("a")
                .running()
                .report(progressed("a", 1, rows(1), percent), NOW)
                .job();
    }
}
