package dev.tributary.scheduler.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurrenceTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void runsAtTheEndOfTheGapWhenItsTimeIsSkipped() {
        // given
        var daily = new Recurrence(new Frequency.Daily(LocalTime.of(1, 30)), LONDON);

        // when
        var times = daily.next(3, Instant.parse("2026-03-28T00:00:00Z"));

        // then
        assertThat(times)
                .containsExactly(
                        Instant.parse("2026-03-28T01:30:00Z"),
                        Instant.parse("2026-03-29T01:00:00Z"),
                        Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void runsOnceAndTheFirstTimeWhenItsTimeIsRepeated() {
        // given
        var daily = new Recurrence(new Frequency.Daily(LocalTime.of(1, 30)), LONDON);

        // when
        var times = daily.next(3, Instant.parse("2026-10-24T12:00:00Z"));

        // then
        assertThat(times)
                .containsExactly(
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-26T01:30:00Z"),
                        Instant.parse("2026-10-27T01:30:00Z"));
    }

    @Test
    void isNotDueAgainWhileItsTimeIsRepeated() {
        // given
        var daily = new Recurrence(new Frequency.Daily(LocalTime.of(1, 30)), LONDON);
        var inTheSecondPass = Instant.parse("2026-10-25T01:10:00Z");

        // when
        var next = daily.after(inTheSecondPass);

        // then
        assertThat(next).contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void isStrictlyAfter() {
        // given
        var daily = new Recurrence(new Frequency.Daily(LocalTime.of(6, 30)), LONDON);
        var due = Instant.parse("2026-01-05T06:30:00Z");

        // when / then
        assertThat(daily.after(due.minusNanos(1))).contains(due);
        assertThat(daily.after(due)).contains(Instant.parse("2026-01-06T06:30:00Z"));
    }

    @Test
    void takesTheLastDayOfAShorterMonth() {
        // given
        var monthly = new Recurrence(new Frequency.Monthly(31, LocalTime.NOON), ZoneId.of("UTC"));

        // when
        var times = monthly.next(4, Instant.parse("2028-01-31T12:00:00Z"));

        // then
        assertThat(times)
                .containsExactly(
                        Instant.parse("2028-02-29T12:00:00Z"),
                        Instant.parse("2028-03-31T12:00:00Z"),
                        Instant.parse("2028-04-30T12:00:00Z"),
                        Instant.parse("2028-05-31T12:00:00Z"));
    }

    @Test
    void comesOnItsDayOfTheWeek() {
        // given
        var weekly = new Recurrence(new Frequency.Weekly(DayOfWeek.MONDAY, LocalTime.of(6, 30)), LONDON);

        // when
        var times = weekly.next(2, Instant.parse("2026-03-23T06:30:00Z"));

        // then
        assertThat(times).containsExactly(Instant.parse("2026-03-30T05:30:00Z"), Instant.parse("2026-04-06T05:30:00Z"));
    }

    @Test
    void readsACronExpressionOnTheClockOnTheWall() {
        // given
        var weekdays = new Recurrence(new Frequency.Cron(CronExpression.parse("30 6 * * 1-5")), LONDON);

        // when
        var times = weekdays.next(2, Instant.parse("2026-03-27T06:30:00Z"));

        // then
        assertThat(times).containsExactly(Instant.parse("2026-03-30T05:30:00Z"), Instant.parse("2026-03-31T05:30:00Z"));
    }

    @Test
    void doesNotComeTwiceWhenSeveralTimesFallIntoOneGap() {
        // given
        var often = new Recurrence(new Frequency.Cron(CronExpression.parse("0,20,40 * * * *")), LONDON);

        // when
        var times = often.next(3, Instant.parse("2026-03-29T00:40:00Z"));

        // then
        assertThat(times)
                .containsExactly(
                        Instant.parse("2026-03-29T01:00:00Z"),
                        Instant.parse("2026-03-29T01:20:00Z"),
                        Instant.parse("2026-03-29T01:40:00Z"));
    }

    @Test
    void isNeverDueOnADayThatDoesNotExist() {
        // given
        var never = new Recurrence(new Frequency.Cron(CronExpression.parse("0 0 30 2 *")), LONDON);

        // when / then
        assertThat(never.after(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
        assertThat(never.next(5, Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo(List.of());
    }

    @Test
    void comesInALeapYearOnly() {
        // given
        var leapDay = new Recurrence(new Frequency.Cron(CronExpression.parse("0 12 29 2 *")), ZoneId.of("UTC"));

        // when / then
        assertThat(leapDay.after(Instant.parse("2026-01-01T00:00:00Z")))
                .contains(Instant.parse("2028-02-29T12:00:00Z"));
    }

    @Test
    void isNotDueOnTheDayThatSamoaSkipped() {
        // given
        var daily = new Recurrence(new Frequency.Daily(LocalTime.of(6, 30)), ZoneId.of("Pacific/Apia"));

        // when
        var times = daily.next(2, Instant.parse("2011-12-29T00:00:00Z"));

        // then
        assertThat(times).containsExactly(Instant.parse("2011-12-29T16:30:00Z"), Instant.parse("2011-12-30T16:30:00Z"));
    }
}
