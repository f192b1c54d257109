package dev.tributary.scheduler.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Recurrence EVERY_MORNING =
            new Recurrence(new Frequency.Daily(LocalTime.of(6, 0)), ZoneOffset.UTC);
    private static final Recurrence EVERY_FEW_MINUTES =
            new Recurrence(new Frequency.Cron(CronExpression.parse("*/7 * * * *")), ZoneOffset.UTC);

    @Property(tries = 500)
    void putsEachTimeOffButNeverForLongerThanItMay(@ForAll long seed, @ForAll @IntRange(max = 3_600) int seconds) {
        // given
        var spread = Duration.ofSeconds(seconds);

        // when
        var times = new Timetable(EVERY_MORNING, spread, new UUID(0, seed)).next(10, START);

        // then
        for (var day = 0; day < 10; day++) {
            var wanted = START.plus(Duration.ofDays(day)).plus(Duration.ofHours(6));
            assertThat(times.get(day)).isBetween(wanted, wanted.plus(spread));
        }
    }

    @Property(tries = 100)
    void skipsNoTimeHoweverOftenItIsAsked(
            @ForAll long seed, @ForAll @IntRange(max = 3_600) int seconds, @ForAll @IntRange(max = 25_000) int later) {
        // given
        var timetable = new Timetable(EVERY_FEW_MINUTES, Duration.ofSeconds(seconds), new UUID(0, seed));
        var all = timetable.next(60, START);
        var instant = START.plusSeconds(later);

        // when
        var next = timetable.after(instant).orElseThrow();

        // then
        assertThat(all).isSorted().doesNotHaveDuplicates();
        assertThat(next).isAfter(instant);
        if (instant.isBefore(all.getLast())) {
            assertThat(all.stream().filter(time -> time.isAfter(instant)).findFirst())
                    .contains(next);
        }
    }

    @Test
    void doesNotLetEverythingHappenAtOnce() {
        // when
        var due = new ArrayList<Instant>();
        IntStream.range(0, 1_000)
                .forEach(seed -> new Timetable(EVERY_MORNING, Duration.ofMinutes(10), new UUID(seed, seed * 31L))
                        .after(START)
                        .ifPresent(due::add));

        // then
        assertThat(due.stream().distinct().count()).isGreaterThan(300);
    }

    @Test
    void isOnTimeWithoutASpread() {
        assertThat(new Timetable(EVERY_MORNING, Duration.ZERO, UUID.randomUUID()).after(START))
                .contains(Instant.parse("2026-03-01T06:00:00Z"));
    }
}
