package dev.tributary.scheduler.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.recurrence.CronExpression;
import dev.tributary.scheduler.recurrence.Frequency;
import dev.tributary.scheduler.recurrence.Recurrence;
import dev.tributary.scheduler.schedule.MissedRuns;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DueTest {

    private static final Instant DUE = Instant.parse("2026-03-28T06:30:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Frequency DAILY = new Frequency.Daily(LocalTime.of(6, 30));

    @Test
    void firesForTheTimeItWasDueAndIsDueAgainTheDayAfter() {
        // when
        var firing = due(DAILY, MissedRuns.RUN_ONCE).fire(DUE.plusMillis(20), PATIENCE);

        // then
        assertThat(firing).isInstanceOfSatisfying(Firing.Fired.class, fired -> {
            assertThat(fired.run().status()).isEqualTo(RunStatus.FIRED);
            assertThat(fired.run().dueAt()).isEqualTo(DUE);
            assertThat(fired.event().runId()).isEqualTo(fired.run().id());
            assertThat(fired.event().dueAt()).isEqualTo(DUE);
            assertThat(fired.next()).isEqualTo("2026-03-29T06:30:00Z");
        });
    }

    @Test
    void aRestartIsNotAMissedRun() {
        assertThat(due(DAILY, MissedRuns.SKIP).fire(DUE.plus(PATIENCE), PATIENCE))
                .isInstanceOf(Firing.Fired.class);
    }

    @Test
    void skipsWhatItMissedWhenItShallAndIsDueAtTheNextRegularTime() {
        // when
        var firing = due(DAILY, MissedRuns.SKIP).fire(DUE.plus(PATIENCE).plusMillis(1), PATIENCE);

        // then
        assertThat(firing).isInstanceOf(Firing.Skipped.class);
        assertThat(firing.run().status()).isEqualTo(RunStatus.SKIPPED);
        assertThat(firing.run().reason()).isEqualTo(Reason.MISSED);
        assertThat(firing.next()).isEqualTo("2026-03-29T06:30:00Z");
    }

    @Test
    void makesUpForThreeMissedDaysAtOnce() {
        // when
        var firing = due(DAILY, MissedRuns.RUN_ONCE).fire(DUE.plus(Duration.ofDays(3)), PATIENCE);

        // then
        assertThat(firing).isInstanceOf(Firing.Fired.class);
        assertThat(firing.next()).isEqualTo("2026-04-01T06:30:00Z");
    }

    @Test
    void isNotDueAgainWhenItsTimeNeverComesAgain() {
        // given
        var never = new Frequency.Cron(CronExpression.parse("0 0 30 2 *"));

        // when / then
        assertThat(due(never, MissedRuns.RUN_ONCE).fire(DUE, PATIENCE).next()).isNull();
    }

    private static Due due(Frequency frequency, MissedRuns missedRuns) {
        return new Due(
                new UUID(0, 1),
                new UserId("alice"),
                List.of(new UUID(0, 2)),
                new Recurrence(frequency, ZoneId.of("UTC")),
                30,
                true,
                missedRuns,
                DUE);
    }
}
