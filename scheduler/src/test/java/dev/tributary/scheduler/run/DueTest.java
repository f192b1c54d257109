package dev.tributary.scheduler.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.recurrence.CronExpression;
import dev.tributary.scheduler.recurrence.Frequency;
import dev.tributary.scheduler.recurrence.Recurrence;
import dev.tributary.scheduler.recurrence.Timetable;
import dev.tributary.scheduler.schedule.MissedRuns;
import dev.tributary.scheduler.schedule.Overlap;
import dev.tributary.scheduler.schedule.Reach;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueTest {

    private static final Instant DUE = Instant.parse("2026-03-28T06:30:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Instant TOO_LATE = DUE.plus(PATIENCE).plusMillis(1);
    private static final UUID ACCOUNT = new UUID(0, 2);

    private Frequency frequency = new Frequency.Daily(LocalTime.of(6, 30));
    private List<UUID> accounts = List.of(ACCOUNT);
    private Reach reach = new Reach.DaysBack(30);
    private Overlap overlap = Overlap.SKIP;
    private MissedRuns missedRuns = MissedRuns.RUN_ONCE;
    private boolean going;
    private boolean waiting;

    @Test
    void firesForTheTimeItWasDueAndIsDueAgainTheDayAfter() {
        // when
        var firing = due().fire(DUE.plusMillis(20), PATIENCE);

        // then
        assertThat(firing).isInstanceOfSatisfying(Firing.Fired.class, fired -> {
            assertThat(fired.run().status()).isEqualTo(RunStatus.FIRED);
            assertThat(fired.run().dueAt()).isEqualTo(DUE);
            assertThat(fired.event().runId()).isEqualTo(fired.run().id());
            assertThat(fired.event().dueAt()).isEqualTo(DUE);
            assertThat(fired.event().daysBack()).isEqualTo(30);
            assertThat(fired.next()).isEqualTo("2026-03-29T06:30:00Z");
        });
    }

    @Test
    void asksForWhatIsNotCoveredWhenItIsIncremental() {
        // given
        reach = new Reach.Incremental();

        // when / then
        assertThat(daysBackOf(due().fire(DUE, PATIENCE))).isNull();
        assertThat(daysBackOf(due().fireForPerson(DUE, null))).isNull();
    }

    @Test
    void aRestartIsNotAMissedRun() {
        // given
        missedRuns = MissedRuns.SKIP;

        // when / then
        assertThat(due().fire(DUE.plus(PATIENCE), PATIENCE)).isInstanceOf(Firing.Fired.class);
    }

    @Test
    void skipsWhatItMissedWhenItShallAndIsDueAtTheNextRegularTime() {
        // given
        missedRuns = MissedRuns.SKIP;

        // when
        var firing = due().fire(TOO_LATE, PATIENCE);

        // then
        assertThat(firing).isInstanceOf(Firing.Skipped.class);
        assertThat(firing.run().status()).isEqualTo(RunStatus.SKIPPED);
        assertThat(firing.run().reason()).isEqualTo(Reason.MISSED);
        assertThat(firing.run().endedAt()).isEqualTo(TOO_LATE);
        assertThat(firing.next()).isEqualTo("2026-03-29T06:30:00Z");
    }

    @Test
    void makesUpForThreeMissedDaysAtOnce() {
        // when
        var firing = due().fire(DUE.plus(Duration.ofDays(3)), PATIENCE);

        // then
        assertThat(daysBackOf(firing)).isEqualTo(30);
        assertThat(firing.next()).isEqualTo("2026-04-01T06:30:00Z");
    }

    @Test
    void catchesUpAsFarBackAsDaysAreNotCovered() {
        // given
        missedRuns = MissedRuns.CATCH_UP;

        // when / then
        assertThat(daysBackOf(due().fire(TOO_LATE, PATIENCE))).isNull();
        assertThat(daysBackOf(due().fire(DUE, PATIENCE))).isEqualTo(30);
    }

    @Test
    void letsATimeGoWhileTheImportBeforeGoesOn() {
        // given
        going = true;

        // when
        var firing = due().fire(DUE, PATIENCE);

        // then
        assertThat(firing).isInstanceOf(Firing.Skipped.class);
        assertThat(firing.run().reason()).isEqualTo(Reason.OVERLAP);
    }

    @Test
    void keepsOneRunForWhenTheImportBeforeIsOver() {
        // given
        overlap = Overlap.QUEUE;
        going = true;

        // when
        var first = due().fire(DUE, PATIENCE);
        waiting = true;
        var second = due().fire(DUE, PATIENCE);

        // then
        assertThat(first).isInstanceOf(Firing.Held.class);
        assertThat(first.run().status()).isEqualTo(RunStatus.WAITING);
        assertThat(first.run().endedAt()).isNull();
        assertThat(second).isInstanceOf(Firing.Skipped.class);
    }

    @Test
    void runsForAPersonWhateverGoesOn() {
        // given
        going = true;
        var next = DUE.plusSeconds(60);

        // when
        var firing = due().fireForPerson(DUE, next);

        // then
        assertThat(firing).isInstanceOf(Firing.Fired.class);
        assertThat(firing.run().trigger()).isEqualTo(Trigger.PERSON);
        assertThat(firing.next()).isEqualTo(next);
    }

    @Test
    void saysSoWhenThereIsNothingToImport() {
        // given
        accounts = List.of();

        // when / then
        assertThat(due().fire(DUE, PATIENCE).run().reason()).isEqualTo(Reason.NO_ACCOUNTS);
        assertThat(due().fireForPerson(DUE, null).run())
                .returns(Reason.NO_ACCOUNTS, Run::reason)
                .returns(Trigger.PERSON, Run::trigger);
    }

    @Test
    void isNotDueAgainWhenItsTimeNeverComesAgain() {
        // given
        frequency = new Frequency.Cron(CronExpression.parse("0 0 30 2 *"));

        // when / then
        assertThat(due().fire(DUE, PATIENCE).next()).isNull();
    }

    private static @Nullable Integer daysBackOf(Firing firing) {
        assertThat(firing).isInstanceOf(Firing.Fired.class);
        return ((Firing.Fired) firing).event().daysBack();
    }

    private Due due() {
        return new Due(
                new UUID(0, 1),
                new UserId("alice"),
                accounts,
                new Timetable(new Recurrence(frequency, ZoneId.of("UTC")), Duration.ZERO, new UUID(0, 1)),
                reach,
                true,
                overlap,
                missedRuns,
                going,
                waiting,
                DUE);
    }
}
