package dev.tributary.scheduler.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Over all zones and thirty years, around the days on which clocks change more often than not.
class RecurrencePropertiesTest {

    private static final Instant FIRST = Instant.parse("2010-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2040-01-01T00:00:00Z");

    @Property(tries = 5_000)
    void timesStrictlyIncrease(
            @ForAll("zones") ZoneId zone, @ForAll("frequencies") Frequency frequency, @ForAll("days") long day) {
        // when
        var start = interestingStart(zone, day);
        var times = new Recurrence(frequency, zone).next(8, start);

        // then
        assertThat(times).hasSize(8).isSorted().doesNotHaveDuplicates();
        assertThat(times.getFirst()).isAfter(start);
    }

    @Property(tries = 5_000)
    void somethingDailyComesOnEachLocalDayWhenTheWallClockFirstReachesItsTime(
            @ForAll("zones") ZoneId zone, @ForAll("times") LocalTime time, @ForAll("days") long day) {
        // given
        var start = interestingStart(zone, day);
        var from = start.atZone(zone).toLocalDate();
        var expected = new ArrayList<Instant>();
        for (var date = from; expected.size() < 8; date = date.plusDays(1)) {
            if (exists(date, zone)) {
                firstReached(date.atTime(time), zone)
                        .filter(due -> due.isAfter(start))
                        .ifPresent(expected::add);
            }
        }

        // when
        var times = new Recurrence(new Frequency.Daily(time), zone).next(8, start);

        // then
        assertThat(times).isEqualTo(expected);
    }

    @Property(tries = 5_000)
    void isNeverEarlyAndNeverLaterThanTheGapIsLong(
            @ForAll("zones") ZoneId zone, @ForAll("frequencies") Frequency frequency, @ForAll("days") long day) {
        // given
        var start = interestingStart(zone, day);

        // when
        var due = new Recurrence(frequency, zone).after(start).orElseThrow();

        // then
        var onTheWall = due.atZone(zone).toLocalDateTime();
        var wanted = frequency.after(onTheWall.minusNanos(1)).orElseThrow();
        var gap = gapEndingAt(due, zone);
        if (gap.isEmpty()) {
            assertThat(onTheWall).isEqualTo(wanted);
        } else {
            var skipped =
                    frequency.after(gap.get().getDateTimeBefore().minusNanos(1)).orElseThrow();
            assertThat(skipped).isBeforeOrEqualTo(gap.get().getDateTimeAfter());
        }
    }

    @Property(tries = 2_000)
    void isReadAsItWasWritten(@ForAll("frequencies") Frequency frequency) {
        assertThat(FrequencyText.read(FrequencyText.write(frequency))).isEqualTo(frequency);
    }

    /// A day or two before a change of the clocks in that zone, when it has any.
    private static Instant interestingStart(ZoneId zone, long day) {
        var start = FIRST.plus(Duration.ofDays(day));
        var change = zone.getRules().nextTransition(start);
        return change == null || change.getInstant().isAfter(LAST)
                ? start
                : change.getInstant().minus(Duration.ofHours(day % 48));
    }

    private static boolean exists(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toLocalDate().equals(date);
    }

    /// The definition that the code does not use: the first moment at which a clock on the wall shows the wanted time
    /// or a later one.
    private static Optional<Instant> firstReached(LocalDateTime wanted, ZoneId zone) {
        var around = wanted.toInstant(ZoneOffset.UTC);
        var rules = zone.getRules();
        var moments = new ArrayList<Instant>();
        for (var hours = -36; hours <= 36; hours += 12) {
            moments.add(wanted.toInstant(rules.getOffset(around.plus(Duration.ofHours(hours)))));
        }
        Stream.iterate(
                        rules.nextTransition(around.minus(Duration.ofHours(36))),
                        change -> change != null && change.getInstant().isBefore(around.plus(Duration.ofHours(36))),
                        change -> rules.nextTransition(change.getInstant()))
                .map(ZoneOffsetTransition::getInstant)
                .forEach(moments::add);
        return moments.stream()
                .filter(moment -> !moment.atZone(zone).toLocalDateTime().isBefore(wanted))
                .min(Instant::compareTo);
    }

    private static Optional<ZoneOffsetTransition> gapEndingAt(Instant due, ZoneId zone) {
        return Optional.ofNullable(zone.getRules().previousTransition(due.plusNanos(1)))
                .filter(change -> change.isGap() && change.getInstant().equals(due));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
    }

    @Provide
    Arbitrary<Long> days() {
        return Arbitraries.longs().between(0, Duration.between(FIRST, LAST).toDays());
    }

    @Provide
    Arbitrary<LocalTime> times() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, minutes(0, 24 * 60 - 1)), net.jqwik.api.Tuple.of(1, minutes(0, 4 * 60)));
    }

    @Provide
    Arbitrary<Frequency> frequencies() {
        Arbitrary<Frequency> daily = times().map(Frequency.Daily::new);
        Arbitrary<Frequency> weekly =
                Combinators.combine(Arbitraries.of(DayOfWeek.class), times()).as(Frequency.Weekly::new);
        Arbitrary<Frequency> monthly = Combinators.combine(
                        Arbitraries.integers().between(1, 31), times())
                .as(Frequency.Monthly::new);
        Arbitrary<Frequency> cron = Arbitraries.of(
                        "30 6 * * 1-5", "0 * * * *", "*/15 1-3 * * *", "5 0 1 * *", "0 12 29 2 *", "59 23 * * 0")
                .map(text -> new Frequency.Cron(CronExpression.parse(text)));
        return Arbitraries.oneOf(java.util.List.of(daily, weekly, monthly, cron));
    }

    private static Arbitrary<LocalTime> minutes(int from, int to) {
        return Arbitraries.integers().between(from, to).map(minute -> LocalTime.MIN.plusMinutes(minute));
    }
}
